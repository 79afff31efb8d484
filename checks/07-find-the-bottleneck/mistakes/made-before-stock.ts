import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // Nothing is made before it is known to be there, so this one comes first.
-    const { soldOut } = await counter.ask<Stock>(\`\${urls.stock}/stock\`, order);
+    const stock = counter.ask<Stock>(\`\${urls.stock}/stock\`, order);
+    const [{ soldOut }, cups, bill] = await Promise.all([stock, askKitchen(order), askTill(order)]);
@@
-
-    // These two need nothing from each other.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
`,
  },
  failsFirst: ['sold-out'],
  explanation: `
Faster, and wrong: the kitchen was asked before the stock had answered, and
made drinks that nobody gets. Two calls may go together if neither needs the
other's answer. The kitchen needs the stock's: whether to begin at all.
`,
  openLine: /Promise\.all/,
  recognise: ({ recording: { spans } }) => {
    const [stock] = spans.filter(({ name }) => name === 'POST /stock');
    const [drinks] = spans.filter(({ name }) => name === 'POST /drinks');
    return drinks !== undefined && drinks.started < (stock?.ended ?? 0);
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
