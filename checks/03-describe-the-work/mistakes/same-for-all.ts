import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const options = { kind: SpanKind.SERVER, attributes: describe(order) };
+  const options = { kind: SpanKind.SERVER, attributes: describe(tenOrders[0]!) };
`,
  },
  failsFirst: ['order-attributes'],
  explanation: `
Every \`take order\` has the same order number, whoever the guest was.
Attributes have to tell one order from another, so take them from the order
that the span is about.
`,
  openLine: /coffee\.|describe\(/,
  recognise: (run) =>
    new Set(run.all('take order').map(({ attributes }) => attributes['coffee.order_id'])).size ===
      1 &&
    run.all('take order').every(({ attributes }) => attributes['coffee.order_id'] !== undefined),
  nearMisses: [
    {
      'lesson.ts': `
-    'coffee.drink': drink,
+    'coffee.drinks': drink,
`,
    },
  ],
} satisfies Mistake;
