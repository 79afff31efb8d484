import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { strangers, type Reply } from '../scenarios.ts';

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
One table pays for another's drinks. The lines of the bill, or the drinks to
ask for, are in a variable that all orders share: while one order waits for
the till, the next one comes in and writes to it. When orders overlap, this
is only a matter of time. Give each order a variable of its own.
`,
  openLine: /^ *let /,
  recognise: ({ recording }) =>
    (recording.scenarioResult as Reply[]).some(({ order, bill = [] }) => {
      const hasOrdered = (drink: string, own: boolean) =>
        strangers.some(({ id, drinks }) => (id === order) === own && drinks.includes(drink));
      return bill.some(({ drink }) => hasOrdered(drink, false) && !hasOrdered(drink, true));
    }),
  nearMisses: [
    // The bill is right, and the cups are missing.
    {
      'counter.ts': `
-    return call.json<Served>({ cups, bill, total });
+    return call.json<Served>({ cups: cups.slice(3), bill, total });
`,
    },
    {
      'counter.ts': `
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    return drinks.map((drink) => ({ drink, price: prices[drinks[0]!]! }));
`,
    },
  ],
} satisfies Mistake;
