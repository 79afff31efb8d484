import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  context,
   SpanKind,
@@
-  const options = { kind: SpanKind.SERVER, attributes: describe(order) };
-  await inSpan('take order', options, async () => {
-    await makeDrink(order);
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
-  });
+  await inSpan('take order', { kind: SpanKind.SERVER }, () =>
+    makeDrink(order)
+      .then(() => inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order)))
+      .finally(() => trace.getActiveSpan()?.setAttributes(describe(order))),
+  );
@@
-  await inSpan('make drink', {}, async () => {
-    const milk = await fetchMilk(order);
-    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
-    await brew(order, milk);
-  });
+  await inSpan('make drink', {}, () =>
+    fetchMilk(order).then((milk) => {
+      if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
+      return brew(order, milk);
+    }),
+  );
@@
-  await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
-    try {
-      await work();
-    } catch (error) {
-      fail(span, error as Error);
-      throw error;
-    } finally {
-      span.end();
-    }
-  });
+  const span = trace.getTracer('coffee-bar').startSpan(name, options);
+  await context
+    .with(trace.setSpan(context.active(), span), work)
+    .catch((error: Error) => {
+      fail(span, error);
+      return Promise.reject(error);
+    })
+    .finally(() => span.end());
`,
  },
} satisfies RightAnswer;
