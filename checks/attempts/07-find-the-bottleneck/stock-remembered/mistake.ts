import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['the next order has the prices and the stock of its own moment'],
  says: `
What was sold out once is sold out for ever: the counter keeps the stock's old
answers, and refuses a guest whose drink is there again. The stock changes
with every order, and only the stock knows. Ask it, once for an order.
`,
  look: /gone|Set\(|Map\(|\?\?=/,
  shows: ({ recording }) => {
    const replies = recording.answer as { order: number; status: number }[];
    return replies.some(({ order, status }) => order !== 13 && status === 409);
  },
} satisfies Mistake;
