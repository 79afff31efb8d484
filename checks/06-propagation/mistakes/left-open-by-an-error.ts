import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-      try {
-        const order = await c.req.json<Order>();
-        await make(order);
-        return c.json({ drink: order.drink });
-      } finally {
-        span.end();
-      }
+      const order = await c.req.json<Order>();
+      await make(order);
+      span.end();
+      return c.json({ drink: order.drink });
`,
  },
  failsFirst: ['failed-orders'],
  explanation: `
A span is not ended in every case: when an order fails, \`span.end()\` is not
reached, and the span never arrives. So exactly what failed is missing from
the picture. Put the work into a \`try\` block, and \`span.end()\` into its
\`finally\`.
`,
  recognise: ({ recording }) => recording.spans.some(({ ended }) => ended === undefined),
  nearMisses: [
    {
      'kitchen.ts': `
-        const order = await c.req.json<Order>();
+        const order = await c.req.json<Order>().catch(() => ({ id: 1, drink: 'water' }));
`,
    },
  ],
} satisfies Mistake;
