import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // The answer has every name once; the bill has a line for every cup.
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    return Object.entries(prices).map(([drink, price]) => ({ drink, price }));
`,
  },
  failsFirst: ['right-bill'],
  explanation: `
Who orders two of the same pays for one: the bill was made from the till's
answer, in which every name stands once. A question for many has another form
than many questions. Make the lines from the order, and look up the price of
each drink in the answer.
`,
  openLine: /Object\.(entries|keys|values)|Set\(/,
  recognise: ({ recording }) => {
    const replies = recording.scenarioResult as { bill?: { drink: string }[]; cups?: string[] }[];
    return replies.some(
      ({ bill = [], cups = [] }) => bill.length < cups.length && new Set(cups).size < cups.length,
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    return drinks.map((drink) => ({ drink, price: prices[drinks[0]!]! }));
`,
    },
  ],
} satisfies Mistake;
