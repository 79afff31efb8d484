import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    // Only a default: what the detectors read from the environment overrides it.
+    autoDetectResources: false,
@@
-    // With \`traceExporter\` the queue would have 2,048 places, and the rush hour needs 5,000.
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
`,
  },
  failsFirst: ['rush-batches'],
  explanation: `
A simple processor makes one request for each span, and an OTLP exporter
allows 30 requests at a time. In the rush hour thousands of spans end at once.
30 of them go out, and the others are refused on the spot. Only \`diag\`
reports this. To send over a network, always use a batch processor.
`,
  openLine: /new SimpleSpanProcessor\(/,
  recognise: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls >= spans.filter(({ exported }) => exported > 0).length &&
    /new SimpleSpanProcessor\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
+// In place of \`new SimpleSpanProcessor(exporter)\`:
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 1 })],
`,
    },
  ],
} satisfies Mistake;
