import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // Neither needs the other's answer. Promise.all awaits both, so no error goes unhandled.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const asked = askTill(order);
+    // If the kitchen fails first, nobody awaits the till any more.
+    asked.catch(() => {});
+    const cups = await counter.inSpan('get drinks', {}, () => askKitchen(order));
+    const bill = await asked;
@@
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    return counter.inSpan('write bill', { 'coffee.lines': drinks.length }, async () =>
+      drinks.map((drink) => ({ price: prices[drink] ?? 0, drink })),
+    );
`,
  },
} satisfies RightAnswer;
