import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['two orders do not mix: each trace holds the work of one order'],
  says: `
The spans are there, and the latte is not: the work was left out. Tracing goes
around what a program does, and leaves it as it was.
`,
  shows: ({ recording }) => !recording.work.some(({ name }) => name === 'grind beans'),
} satisfies Mistake;
