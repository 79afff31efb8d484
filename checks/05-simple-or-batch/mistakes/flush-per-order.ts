import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const tracer = provider.getTracer('coffee-bar');
-
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(provider, order), closing.signal);
@@
-async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
-  const span = tracer.startSpan('take order');
+async function takeOrder(provider: BasicTracerProvider, order: Order): Promise<void> {
+  const span = provider.getTracer('coffee-bar').startSpan('take order');
   await pourCoffee(order);
   span.end();
+  await provider.forceFlush();
`,
  },
  failsFirst: ['rush-batches'],
  explanation: `
\`forceFlush()\` sends at once what the processor holds. If you call it after
every span, each batch has only one span or a few. A guest who waits for that
call waits for the network. Let the processor collect spans, and deliver them
at the end.
`,
  openLine: /forceFlush\(/,
  recognise: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls > spans.length / 10 &&
    source.includes('forceFlush(') &&
    !/maxExportBatchSize|new SimpleSpanProcessor\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize, maxExportBatchSize: 1 })],
@@
+    await provider.forceFlush();
     await provider.shutdown();
`,
    },
  ],
} satisfies Mistake;
