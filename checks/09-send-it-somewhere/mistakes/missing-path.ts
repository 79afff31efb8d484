import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(
+  exporter: SpanExporter = new OTLPTraceExporter({ url: process.env.OTEL_EXPORTER_OTLP_ENDPOINT }),
+): Promise<void> {
`,
  },
  failsFirst: ['endpoint-from-environment'],
  explanation: `
A \`url\` in the code is used as it is, and nothing is added to it. The variable
is a base, so the request went to a path where the backend takes no traces.
The answer was 404. Without a \`url\`, the exporter reads the variable itself
and adds \`/v1/traces\` to it.
`,
  openLine: /\burl\b/,
  recognise: ({ recording: { scenarioResult } }) => {
    const { path, arrivals } = scenarioResult as Sent;
    return arrivals.some((arrival) => path === `${arrival.path}/v1/traces`);
  },
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(
+  exporter: SpanExporter = new OTLPTraceExporter({
+    url: \`\${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/spans\`,
+  }),
+): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
