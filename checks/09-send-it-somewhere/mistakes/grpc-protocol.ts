import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-// No address: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, at each call of \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(exporter?: SpanExporter): Promise<void> {
+  process.env.OTEL_EXPORTER_OTLP_PROTOCOL ??= 'grpc';
`,
  },
  failsFirst: ['endpoint-from-environment'],
  explanation: `
The program found the address and spoke gRPC there. Nobody on that port
understands it: gRPC has a port of its own, 4317. On 4318 OTLP goes over HTTP,
as \`http/protobuf\` or \`http/json\`. An exporter class that you make yourself
has the protocol in its package's name.
`,
  openLine: /grpc/i,
  recognise: ({ recording: { scenarioResult } }) => (scenarioResult as Sent).grpc,
} satisfies Mistake;
