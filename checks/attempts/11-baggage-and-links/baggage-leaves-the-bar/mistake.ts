import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the supplier gets no `baggage`'],
  says: `
\`inject\` writes down all that the context holds, and that is the baggage, too.
It does not know who is at the other end: a colleague, or another company that
keeps logs. Give it a context without:
\`propagation.inject(propagation.deleteBaggage(context.active()), headers)\`.
`,
  look: /function orderOatMilk/,
  shows: ({ recording }, source) =>
    !/^\s*(propagation\.)?deleteBaggage\(/m.test(source) &&
    recording.requests.some(({ headers }) => headers.baggage !== undefined),
} satisfies Mistake;
