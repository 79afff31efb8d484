import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const otlp = new OTLPTraceExporter();
+
+export async function run(exporter: SpanExporter = otlp): Promise<void> {
`,
  },
  failsFirst: ['endpoint-from-environment'],
  explanation: `
The exporter is made when the file is loaded, and reads the environment at
that moment. Variables that are set later come too late. Here the check sets
them; elsewhere it may be a library that loads a \`.env\` file. Make the
exporter inside \`run\`; the default of a parameter counts as inside.
`,
  openLine: /^(export )?(const|let|var) .*= *new /,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as Sent).arrivals.length === 0 &&
    /^(export )?(const|let|var) .*= *new (OTLPTraceExporter|NodeSDK)/m.test(source) &&
    !/['"`]https?:\/\//.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const otlp = () => new OTLPTraceExporter({ url: ['http:', '//127.0.0.1:9'].join('') });
+export async function run(exporter: SpanExporter = otlp()): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
