import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = () => \`\${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces\`;
+
+export async function run(
+  exporter: SpanExporter = new OTLPTraceExporter({ url: url() }),
+): Promise<void> {
`,
  },
  failsFirst: ['traces-endpoint'],
  explanation: `
Your code makes the \`url\` from a variable, and that option overrides the
environment. So \`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT\` is never looked at. Make
the exporter without a \`url\`. It reads these variables itself, by their rules,
at the moment when it is made.
`,
  openLine: /process\.env\.OTEL_EXPORTER|\burl\b *[:,}]/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as Sent).arrivals.length === 0 &&
    /\burl\b/.test(source) &&
    /OTEL_EXPORTER_OTLP_ENDPOINT/.test(source) &&
    !/OTEL_EXPORTER_OTLP_TRACES_ENDPOINT/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = 'http://127.0.0.1:1/v1/traces';
+export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
