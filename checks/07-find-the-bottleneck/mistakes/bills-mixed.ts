import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+  let bill: Served['bill'] = [];
+
   async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
+    bill = [];
@@
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    for (const drink of drinks) bill.push({ drink, price: prices[drink]! });
+    return bill;
`,
  },
  failsFirst: ['right-bill'],
  explanation: `
One table pays for another's drinks. The lines of the bill are in a variable
that all orders share: while one order waits for the till, the next one comes
in and writes to it. When orders overlap, this is only a matter of time. Give
each order a variable of its own.
`,
  openLine: /^ *let /,
  recognise: ({ recording }) => {
    const replies = recording.scenarioResult as { bill?: { drink: string }[]; cups?: string[] }[];
    return replies.some(({ bill = [], cups = [] }) =>
      bill.some(({ drink }) => !cups.includes(drink)),
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
