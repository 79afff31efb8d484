import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+  const gone = new Set<string>();
+
   counter.post('/orders', async (call) => {
@@
-    if (soldOut.length > 0) return call.json({ soldOut }, 409);
+    for (const drink of soldOut) gone.add(drink);
+    if (order.drinks.some((drink) => gone.has(drink))) return call.json({ soldOut }, 409);
`,
  },
  failsFirst: ['current-prices'],
  explanation: `
What was sold out once stays sold out forever: the counter keeps the stock's
old answers, and refuses a guest whose drink is available again. The stock
changes from order to order, and only the stock knows. Ask it once for each
order.
`,
  openLine: /gone|Set\(|Map\(|\?\?=/,
  recognise: ({ recording }) => {
    const replies = recording.scenarioResult as { order: number; status: number }[];
    return replies.some(({ order, status }) => order === 14 && status === 409);
  },
  nearMisses: [
    {
      'counter.ts': `
-    if (soldOut.length > 0) return call.json({ soldOut }, 409);
+    if (soldOut.length > 0) return call.json({ soldOut }, 400);
`,
    },
  ],
} satisfies Mistake;
