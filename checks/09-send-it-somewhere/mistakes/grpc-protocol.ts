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
The program found the address and spoke gRPC there, but what listens on that
port understands only HTTP. (gRPC has a port of its own, 4317.) The package of
an exporter class decides which protocol it speaks. Import \`OTLPTraceExporter\`
from \`@opentelemetry/exporter-trace-otlp-proto\`.
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
