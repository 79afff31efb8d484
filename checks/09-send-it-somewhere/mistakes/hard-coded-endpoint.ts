import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = 'http://127.0.0.1:4318/v1/traces';
+
+export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
`,
  },
  failsFirst: ['endpoint-from-environment'],
  explanation: `
The address is in the code, and an option in the code overrides the
environment. On your machine the address may even be right. Everywhere else
the spans go to an address where nothing listens. Make the exporter without a
\`url\`.
`,
  openLine: /['"`]https?:\/\//,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as Sent).arrivals.length === 0 &&
    /['"`]https?:\/\//.test(source) &&
    !/:4317\b/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+// Not 'http://127.0.0.1:4318'.
+const otlp = new OTLPTraceExporter();
+export async function run(exporter: SpanExporter = otlp): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
