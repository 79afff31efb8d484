import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the order goes through both programs, and the guest gets a latte'],
  says: `
The counter answers by itself: it wrote no slip and asked no kitchen. The
guest gets a line of text, and no latte.
`,
  look: /app\.post/,
  shows: ({ recording }) => recording.said.every(({ what }) => !what.startsWith('POST /drinks')),
} satisfies Mistake;
