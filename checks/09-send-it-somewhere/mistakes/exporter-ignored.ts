import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    traceExporter: new OTLPTraceExporter(),
`,
  },
  failsFirst: ['given-exporter'],
  explanation: `
\`run\` was given an exporter, but sent the spans over OTLP all the same. If a
caller gives \`run\` an exporter, use that one. Make the OTLP exporter the
parameter's default, and give the parameter to the SDK.
`,
  openLine: /^(?!export |\s*\w+: SpanExporter = ).*new OTLPTraceExporter\(/,
  recognise: ({ recording: { exporterShutdown, exportCalls, spans, scenarioResult } }) =>
    spans.length > 0 &&
    exportCalls === 0 &&
    exporterShutdown === undefined &&
    Number(scenarioResult) > 0,
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    traceExporter: { export: (_, done) => done({ code: 0 }), shutdown: async () => {} },
`,
    },
  ],
} satisfies Mistake;
