import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = 'http://127.0.0.1:4317';
+
+export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
`,
  },
  failsFirst: ['endpoint-from-environment'],
  explanation: `
Port 4317 is for OTLP over gRPC. This exporter speaks HTTP, for which the port
is 4318. And the address is in the code: a \`url\` in the code overrides
whatever the environment says. Make the exporter without a \`url\`.
`,
  openLine: /:4317\b/,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as Sent).arrivals.length === 0 &&
    /:4317\b/.test(source) &&
    // The address is handed to an exporter, and that exporter speaks HTTP.
    /[{,]\s*url\b/.test(source) &&
    !/otlp-grpc/.test(source),
  nearMisses: [
    {
      // The address of the starter is still there, but is not the cause.
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = 'http://127.0.0.1:4317';
+const otlp = new OTLPTraceExporter();
+export async function run(exporter: SpanExporter = otlp): Promise<void> {
`,
    },
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+// Port 4318, and not 'http://127.0.0.1:4317'.
+const url = 'http://127.0.0.1:4318/v1/traces';
+export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
