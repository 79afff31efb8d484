import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['of the flags of a parent, bit 0 counts and no other'],
  says: `
The flags are a set of bits, and here they are compared as one number.
"Sampled" is bit 0; a caller may set others beside it, such as bit 1 for "the
trace id is random". Then 3 is sampled as well, and 2 is not. Look at the one
bit: \`(flags & TraceFlags.SAMPLED) !== 0\`.
`,
  look: /traceFlags/,
  shows: () => true,
} satisfies Mistake;
