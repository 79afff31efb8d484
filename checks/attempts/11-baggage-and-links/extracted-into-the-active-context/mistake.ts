import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['rush hour: a slip without headers gets its drink, and nobody else’s table'],
  says: `
\`extract\` returns the context that it was given, with what it found laid on
top. Where a slip has no headers it finds nothing, and that context comes back
as it was. Here that is the context of the guest who hung up the third slip.
Give it \`ROOT_CONTEXT\`, which holds nothing.
`,
  look: /extract\(/,
  shows: (_, source) => /extract\(\s*context\.active\(\)/.test(source),
} satisfies Mistake;
