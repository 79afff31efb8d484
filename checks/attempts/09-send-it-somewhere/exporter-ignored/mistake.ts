import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['an exporter that `run` is given gets the spans, each of them once'],
  says: `
\`run\` was given an exporter, and sent the spans over OTLP all the same. Who
calls \`run\` with an exporter means that one. Make the OTLP exporter the
default of the parameter, and give the SDK the parameter.
`,
  look: /new OTLPTraceExporter\(/,
  shows: ({ recording: { exporterShutdown, exportCalls, spans } }) =>
    spans.length > 0 && exportCalls === 0 && exporterShutdown === undefined,
} satisfies Mistake;
