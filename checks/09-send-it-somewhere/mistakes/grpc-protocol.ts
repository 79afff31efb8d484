import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
`,
  },
  failsFirst: ['endpoint-from-environment'],
  explanation: `
The program found the address and spoke gRPC there. Nothing on that port
understands it: gRPC has a port of its own, 4317. Port 4318 takes OTLP over
HTTP, as \`http/protobuf\` or \`http/json\`. The protocol of an exporter class is
in the name of its package.
`,
  openLine: /grpc/i,
  recognise: ({ recording: { scenarioResult } }) => (scenarioResult as Sent).grpc,
  nearMisses: [
    {
      'lesson.ts': `
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+const url = 'http://127.0.0.1:9/v1/traces'; // not for grpc
+export async function run(exporter: SpanExporter = new OTLPTraceExporter({ url })): Promise<void> {
`,
    },
  ],
} satisfies Mistake;
