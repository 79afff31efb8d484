import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['of an order with something sold out nothing is made'],
  says: `
Faster, and wrong: the kitchen was asked before the stock had answered, and
made drinks that nobody gets. Two calls may go together if neither needs the
other's answer. The kitchen needs the stock's: whether to begin at all.
`,
  look: /Promise\.all/,
  shows: ({ recording: { spans } }) => {
    const [stock] = spans.filter(({ name }) => name === 'POST /stock');
    const [drinks] = spans.filter(({ name }) => name === 'POST /drinks');
    return drinks !== undefined && drinks.started < (stock?.ended ?? 0);
  },
} satisfies Mistake;
