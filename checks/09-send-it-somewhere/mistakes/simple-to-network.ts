import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    // What it is called if nobody says more. \`OTEL_SERVICE_NAME\` has the last word.
+    autoDetectResources: false,
@@
-    // The SDK puts a batch processor in front of it.
-    traceExporter: exporter,
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
`,
  },
  failsFirst: ['rush-batches'],
  explanation: `
A simple processor sends each span in a request of its own, and an OTLP
exporter has at most 30 requests under way. In the rush hour thousands of
spans end at once: 30 of them go out, and the others are refused on the spot,
without a word. Towards a network, always take a batch processor.
`,
  openLine: /new SimpleSpanProcessor\(/,
  recognise: ({ recording: { exportCalls, spans } }, source) =>
    exportCalls >= spans.filter(({ exported }) => exported > 0).length &&
    /^(?!\s*\/\/).*new SimpleSpanProcessor\(/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+// In place of \`new SimpleSpanProcessor(exporter)\`:
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    traceExporter: exporter,
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 1 })],
`,
    },
  ],
} satisfies Mistake;
