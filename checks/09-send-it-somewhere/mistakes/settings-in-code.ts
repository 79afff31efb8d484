import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
 import { resourceFromAttributes } from '@opentelemetry/resources';
@@
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export async function run(
+  exporter: SpanExporter = new OTLPTraceExporter({ compression: CompressionAlgorithm.NONE }),
+): Promise<void> {
`,
  },
  failsFirst: ['gzip', 'headers', 'nothing-unasked', 'busy-backend', 'always-busy'],
  explanation: `
A setting of the exporter is in the code, and what is said in code goes before
the environment: before \`OTEL_EXPORTER_OTLP_COMPRESSION\`, \`…_HEADERS\` and
\`…_TIMEOUT\`. So say there only what must never be otherwise, and leave all
the rest to whoever runs the program.
`,
  openLine: /\b(compression|headers|timeoutMillis)\b.*[:,]/,
  recognise: (_, source) =>
    /new OTLPTraceExporter\(\{[^)]*\b(compression|headers|timeoutMillis)\b *[:,}]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    traceExporter: exporter,
+    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: 100 })],
`,
    },
  ],
} satisfies Mistake;
