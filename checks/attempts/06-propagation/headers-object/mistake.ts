import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the kitchen receives a `traceparent` that is valid'],
  says: `
\`inject\` wrote \`headers.traceparent = …\`: a property. A \`Headers\` object keeps
its headers elsewhere, and sends no properties along. Inject into a plain
object and give that to \`fetch\`; or hand \`inject\` a third argument, a setter
that calls \`headers.set(name, value)\`.
`,
  look: /new Headers\(|new Request\(/,
  shows: ({ recording }, source) =>
    Boolean(recording.calls.inject) &&
    Boolean(recording.calls.setGlobalPropagator) &&
    recording.requests.every(({ headers }) => headers.traceparent === undefined) &&
    /new (Headers|Request)\(/.test(source),
} satisfies Mistake;
