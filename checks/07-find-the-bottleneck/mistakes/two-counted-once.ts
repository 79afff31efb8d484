import { menu } from '#bar';
import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { newDrinks, type Reply } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-    // The answer has each name once, but the bill has a line for every cup.
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    return Object.entries(prices).map(([drink, price]) => ({ drink, price }));
`,
  },
  failsFirst: ['right-bill'],
  explanation: `
If a guest orders two of the same drink, the bill has only one. The bill is
made from the till's answer, in which every name appears once. One answer
about many drinks is not the same as one answer per cup. Make the lines from
the order, and look up each drink's price in the answer.
`,
  openLine: /Object\.(entries|keys|values)|Set\(/,
  recognise: ({ recording }) => {
    const cards = { ...menu, ...newDrinks };
    return (recording.scenarioResult as Reply[]).some(
      ({ bill = [], cups = [] }) =>
        bill.length === new Set(cups).size &&
        bill.length < cups.length &&
        bill.every(({ drink, price }) => price === cards[drink]?.price),
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
