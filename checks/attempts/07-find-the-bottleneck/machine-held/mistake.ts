import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the machine is free for the next one as soon as the shot is pulled'],
  says: `
The lock is held for longer than the thing that it guards is used: the milk is
steamed beside the machine, and the others stand in line for it meanwhile. In
the picture the \`wait for machine\` of one cup ends with the \`steam milk\` of
another. Let go of the machine right after the shot.
`,
  look: /steamMilkFor\(/,
  shows: ({ recording: { spans } }) => spans.some(({ name }) => name === 'steam milk'),
} satisfies Mistake;
