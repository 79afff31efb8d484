import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['other orders, too: the drinks that were ordered, and the right bill'],
  says: `
Who orders two of the same pays for one: the bill was made from the till's
answer, in which every name stands once. A question for many has another form
than many questions. Make the lines from the order, and look up the price of
each drink in the answer.
`,
  look: /Object\.(entries|keys|values)|Set\(/,
  shows: ({ recording }) => {
    const replies = recording.answer as { bill?: { drink: string }[]; cups?: string[] }[];
    return replies.some(
      ({ bill = [], cups = [] }) => bill.length < cups.length && new Set(cups).size < cups.length,
    );
  },
} satisfies Mistake;
