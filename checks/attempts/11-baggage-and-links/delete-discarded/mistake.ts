import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the supplier gets no `baggage`'],
  says: `
\`deleteBaggage\` takes nothing away. A context never changes, so it returns a
new one, without the baggage, and here nobody takes that. \`context.active()\`
is the same as before. Give \`inject\` what \`deleteBaggage\` returns.
`,
  look: /^\s*(propagation\.)?deleteBaggage\(/,
  shows: (_, source) => /^\s*(propagation\.)?deleteBaggage\(/m.test(source),
} satisfies Mistake;
