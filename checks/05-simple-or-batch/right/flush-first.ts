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
+/** A chain of promises; at a signal \`forceFlush\` and an exit, when the bar has closed. */
+export function run(exporter: SpanExporter): Promise<void> {
+  const sizes = { maxExportBatchSize: 100, maxQueueSize: 4_900 };
+  const processor = new BatchSpanProcessor(exporter, sizes);
+  const provider = new BasicTracerProvider({ spanProcessors: [processor] });
@@
-  // A deploy and Ctrl-C close the bar, so that they leave by the same door as every other day.
   const closing = new AbortController();
@@
-
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // The one door: closing time, an error and both signals all come through here.
-    await provider.shutdown();
-  }
+  const deliver = () =>
+    processor
+      .forceFlush()
+      .then(() => (closing.signal.aborted ? process.exit() : provider.shutdown()));
+  return openBar((order) => takeOrder(tracer, order), closing.signal).finally(deliver);
`,
  },
} satisfies RightAnswer;
