import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the supplier gets a `traceparent` that names the CLIENT span of the call'],
  says: `
Nothing at all goes along to the supplier now. That keeps the baggage in the
bar, and it cuts the trace as well: if the milk is late and the supplier asks
which request you mean, there is no id to name. \`traceparent\` holds nothing
but ids. Inject, from a context without baggage:
\`propagation.deleteBaggage(…)\`.
`,
  look: /function orderOatMilk/,
  shows: ({ recording }) =>
    recording.requests.every(({ headers }) => headers.traceparent === undefined),
} satisfies Mistake;
