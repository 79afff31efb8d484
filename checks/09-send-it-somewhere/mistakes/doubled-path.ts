import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+function otlp(): SpanExporter {
+  const { env } = process;
+  const address = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT;
+  return new OTLPTraceExporter({ url: \`\${address}/v1/traces\` });
+}
+
+export async function run(exporter: SpanExporter = otlp()): Promise<void> {
`,
  },
  failsFirst: ['traces-endpoint', 'endpoint-from-environment'],
  explanation: `
\`/v1/traces\` was added to an address that was already complete, and a backend
answers that with a 404. \`OTEL_EXPORTER_OTLP_ENDPOINT\` is a base, and the
exporter adds the path to it. \`…_TRACES_ENDPOINT\`, and a \`url\` in the code,
are used as they are. Without a \`url\`, the exporter makes the right address
itself.
`,
  openLine: /v1\/traces/,
  recognise: ({ recording: { scenarioResult } }) => {
    const { path, arrivals } = scenarioResult as Sent;
    return arrivals.some((arrival) => arrival.path === `${path}/v1/traces`);
  },
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = \`\${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}//v1/traces\`;
+export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
