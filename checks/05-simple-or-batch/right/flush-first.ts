import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** A rush hour of 5,000 spans, and room for another one that comes before the first is sent. */
-const maxQueueSize = 10_000;
-
-export async function run(exporter: SpanExporter): Promise<void> {
-  const provider = new BasicTracerProvider({
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
-  });
+/** A chain of promises, and a listener for each signal that raises it again after delivery. */
+export function run(exporter: SpanExporter): Promise<void> {
+  const sizes = { maxExportBatchSize: 100, maxQueueSize: 4_900 };
+  const processor = new BatchSpanProcessor(exporter, sizes);
+  const provider = new BasicTracerProvider({ spanProcessors: [processor] });
@@
-  // SIGTERM closes the bar, so that it leaves by the same door as every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
+  const deliver = () => processor.forceFlush().then(() => provider.shutdown());
+  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
+    process.once(signal, () => deliver().then(() => process.kill(process.pid, signal)));
   }
+  return openBar((order) => takeOrder(tracer, order)).finally(deliver);
`,
  },
} satisfies RightAnswer;
