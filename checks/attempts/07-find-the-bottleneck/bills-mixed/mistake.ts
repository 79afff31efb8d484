import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['other orders, too: the drinks that were ordered, and the right bill'],
  says: `
One table pays for the drinks of another: the lines of the bill are kept in a
variable that all orders share. While one order waits for the till, the next
one comes in and writes into it. As long as the calls went in a row this was
only unlikely. Give each order a variable of its own.
`,
  look: /^ *let /,
  shows: ({ recording }) => {
    const replies = recording.answer as { bill?: { drink: string }[]; cups?: string[] }[];
    return replies.some(({ bill = [], cups = [] }) =>
      bill.some(({ drink }) => !cups.includes(drink)),
    );
  },
} satisfies Mistake;
