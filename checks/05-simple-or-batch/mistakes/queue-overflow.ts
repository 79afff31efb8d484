import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Room for a rush hour of 5,000 spans, and for a second one before the first is sent. */
-const maxQueueSize = 10_000;
-
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
`,
  },
  failsFirst: ['rush-all-arrive'],
  explanation: `
A first batch was on its way, and the queue took what it had room for (2,048
spans if you do not set a size). Every other span was dropped as it ended,
and no error was reported. Raise \`maxQueueSize\`: the queue needs room for
all spans that can end before the exporter gets to them.
`,
  openLine: /new BatchSpanProcessor\(/,
  recognise: ({ arrived, recording: { exportCalls, spans, providers } }) =>
    exportCalls > 1 &&
    arrived.length > 0 &&
    spans.every(({ sampled }) => sampled) &&
    providers.some(({ shutdown }) =>
      spans.every(({ ended = Infinity }) => ended < (shutdown ?? 0)),
    ),
  nearMisses: [
    {
      'lesson.ts': `
+  TraceIdRatioBasedSampler,
   type SpanExporter,
@@
-  const provider = new BasicTracerProvider({
+  const provider = new BasicTracerProvider({
+    sampler: new TraceIdRatioBasedSampler(0.5),
`,
    },
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar(async (order) => {
+      await takeOrder(tracer, order);
+      if (order.id === 3) await provider.shutdown();
+    }, closing.signal);
`,
    },
  ],
} satisfies Mistake;
