import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';
+import { apologise, brew, CardDeclined, chargeCard, fetchMilk } from '#bar';
+import { tenOrders, type CardOrder } from '#bar';
@@
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
-  });
-}
+    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => charge(order));
+  });
+}
+
+async function charge(order: CardOrder): Promise<void> {
+  await chargeCard(order).catch((error) => {
+    if (error instanceof CardDeclined) throw error;
+    return chargeCard(order);
+  });
+}
`,
  },
  failsFirst: ['other-errors'],
  explanation: `
The card was charged a second time, because the first try failed. A bank that
does not answer may have taken the money all the same. Tracing only watches,
so the work stays as it was: one try for each order. Report the error on the
span, and let it reach \`run\`.
`,
  openLine: /chargeCard\(/,
  recognise: ({ recording: { work, said } }) => {
    const charges = work.filter(({ name }) => name === 'charge card').map(({ order }) => order);
    const again = charges.filter((order, i) => charges.indexOf(order) < i);
    const failed = said.filter(({ what }) => what === 'apologise').map(({ order }) => order);
    return again.length > 0 && again.every((order) => failed.includes(order));
  },
  nearMisses: [
    {
      'lesson.ts': `
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    if (order.id === 7) await chargeCard(order);
`,
    },
    {
      'lesson.ts': `
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    if (order.shots < 6) {
+      await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    }
`,
    },
  ],
} satisfies Mistake;
