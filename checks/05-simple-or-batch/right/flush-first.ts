import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Room for a rush hour of 5,000 spans, and for a second one before the first is sent. */
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
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
   const closing = new AbortController();
@@
-
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // Closing time, an error and both signals all come through here.
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
