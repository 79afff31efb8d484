import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`take order` is open while the slip is written'],
  says: `
The span is there, but the work is not: nobody wrote the slip. Tracing goes
around what a program does, and leaves it as it was.
`,
  shows: ({ recording }) => recording.work.length === 0,
} satisfies Mistake;
