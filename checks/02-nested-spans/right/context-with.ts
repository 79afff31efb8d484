import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Span, type Tracer } from '@opentelemetry/api';
@@
+/** Runs \`work\` with \`span\` as the active one, and ends it whatever happens. */
+function within<T>(span: Span, work: () => Promise<T>): Promise<T> {
+  return context.with(trace.setSpan(context.active(), span), work).finally(() => span.end());
+}
+
 async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
-  await tracer.startActiveSpan('take order', async (span) => {
+  await within(tracer.startSpan('take order'), async () => {
     await writeSlip(order);
     await makeLatte(tracer, order);
-    span.end();
@@
-  await tracer.startActiveSpan('make latte', async (span) => {
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+  await within(tracer.startSpan('make latte'), async () => {
+    await within(tracer.startSpan('grind beans'), () => grindBeans(order));
     await Promise.all([
-      tracer.startActiveSpan('pull shot', async (pulling) => {
-        await pullShot(order);
-        pulling.end();
-      }),
-      tracer.startActiveSpan('steam milk', async (steaming) => {
-        await steamMilk(order);
-        steaming.end();
-      }),
+      within(tracer.startSpan('steam milk'), () => steamMilk(order)),
+      within(tracer.startSpan('pull shot'), () => pullShot(order)),
     ]);
-    span.end();
`,
  },
} satisfies RightAnswer;
