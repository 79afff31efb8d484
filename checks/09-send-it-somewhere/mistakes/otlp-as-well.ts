import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    traceExporter: exporter,
+    spanProcessors: [exporter, new OTLPTraceExporter()].map((to) => new BatchSpanProcessor(to)),
`,
  },
  failsFirst: ['given-exporter'],
  explanation: `
\`run\` was given an exporter and used it, and sent the spans over OTLP besides.
Whoever gives it one means that one alone; without one they would arrive twice.
Make the OTLP exporter the default of the parameter, and nothing else.
`,
  openLine: /new OTLPTraceExporter\(/,
  recognise: ({ arrived, recording: { scenarioResult } }) =>
    arrived.length > 0 && Number(scenarioResult) > 0,
  nearMisses: [
    {
      'lesson.ts': `
-    traceExporter: exporter,
+    traceExporter: new OTLPTraceExporter(),
`,
    },
  ],
} satisfies Mistake;
