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
  openLine: /new OTLPTraceExporter\(/,
  recognise: ({ recording: { exporterShutdown, exportCalls, spans } }) =>
    spans.length > 0 && exportCalls === 0 && exporterShutdown === undefined,
} satisfies Mistake;
