import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    traceExporter: exporter,
+    traceExporter: new OTLPTraceExporter(),
`,
  },
  failsFirst: ['given-exporter'],
  explanation: `
\`run\` was given an exporter, and sent the spans over OTLP all the same. Who
calls \`run\` with an exporter means that one. Make the OTLP exporter the
default of the parameter, and give the SDK the parameter.
`,
  openLine: /^(?!export ).*new OTLPTraceExporter\(/,
  recognise: ({ recording: { exporterShutdown, exportCalls, spans, scenarioResult } }) =>
    spans.length > 0 &&
    exportCalls === 0 &&
    exporterShutdown === undefined &&
    Number(scenarioResult) > 0,
  nearMisses: [
    {
      'lesson.ts': `
-    traceExporter: exporter,
+    traceExporter: { export: (_, done) => done({ code: 0 }), shutdown: async () => {} },
`,
    },
  ],
} satisfies Mistake;
