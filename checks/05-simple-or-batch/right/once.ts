import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { trace, type Tracer } from '@opentelemetry/api';
@@
-/** A rush hour of 5,000 spans, and room for another one that comes before the first is sent. */
-const maxQueueSize = 10_000;
-
+/** The API's global, a shutdown that happens once, and an error that is wrapped on its way. */
 export async function run(exporter: SpanExporter): Promise<void> {
   const provider = new BasicTracerProvider({
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 5_000 })],
   });
-  const tracer = provider.getTracer('coffee-bar');
-
-  // SIGTERM closes the bar, so that it leaves by the same door as every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
+  trace.setGlobalTracerProvider(provider);
+  const tracer = trace.getTracer('coffee-bar');
+
+  let delivered: Promise<void> | undefined;
+  const deliver = () => (delivered ??= provider.shutdown());
+  const stop = () => deliver().then(() => process.exit());
+  process.on('SIGTERM', stop);

   try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
+  } catch (cause) {
+    throw new Error('the bar had to close', { cause });
   } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
+    await deliver();
+    process.off('SIGTERM', stop);
`,
  },
} satisfies RightAnswer;
