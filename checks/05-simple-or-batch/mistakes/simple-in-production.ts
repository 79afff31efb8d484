import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  BatchSpanProcessor,
+  SimpleSpanProcessor,
@@
-/** Room for a rush hour of 5,000 spans, and for a second one before the first is sent. */
-const maxQueueSize = 10_000;
-
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
`,
  },
  failsFirst: ['rush-batches'],
  explanation: `
\`SimpleSpanProcessor\` calls the exporter for each span, as soon as the span
ends. That is what you want while you develop. Over a network, it means one
request for every span, and thousands at the same time when the bar is busy. A
batch processor collects spans and sends up to 512 with one call.
`,
  openLine: /new SimpleSpanProcessor\(/,
  recognise: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls === spans.length && source.includes('new SimpleSpanProcessor('),
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize, maxExportBatchSize: 1 })],
`,
    },
  ],
} satisfies Mistake;
