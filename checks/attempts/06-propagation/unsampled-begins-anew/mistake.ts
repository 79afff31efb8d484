import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['a caller that is not sampled stays so: flag 00 is sent on'],
  says: `
A caller whose flag says 00 has a trace all the same: it has ids, and it is
asked not to be recorded. It was treated as if there were no caller, so a new
trace was begun, and recorded. Give the SDK the context that \`extract\` found:
its sampler reads the flag, records nothing and sends 00 on.
`,
  look: /traceFlags/,
  shows: ({ recording }) =>
    recording.spans.some((span) => span.sampled && span.parentId === undefined),
} satisfies Mistake;
