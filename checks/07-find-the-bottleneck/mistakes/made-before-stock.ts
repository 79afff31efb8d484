import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // The stock comes first: the kitchen must not make what is sold out.
-    const { soldOut } = await counter.ask<Stock>(\`\${urls.stock}/stock\`, order);
+    const stock = counter.ask<Stock>(\`\${urls.stock}/stock\`, order);
+    const [{ soldOut }, cups, bill] = await Promise.all([stock, askKitchen(order), askTill(order)]);
@@
-
-    // Neither needs the other's answer. Promise.all awaits both, so no error goes unhandled.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
`,
  },
  failsFirst: ['sold-out'],
  explanation: `
This is faster, but wrong: the kitchen was called before the stock had
answered. If something is sold out, the kitchen makes drinks that nobody gets.
Two calls may run together if neither needs the other's answer. The kitchen
needs the stock's answer, to know whether it may start at all.
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
