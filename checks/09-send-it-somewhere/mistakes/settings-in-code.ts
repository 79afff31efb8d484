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
A setting of the exporter is in the code. There, \`compression\` and
\`timeoutMillis\` override the environment, and \`headers\` are sent whatever the
environment says. Put into the code only what must be the same everywhere, and
leave the rest to the person who runs the program.
`,
  openLine: /\b(compression|headers|timeoutMillis)\b.*[:,]/,
  recognise: (_, source) =>
    /new OTLPTraceExporter\(\{[^)]*\b(compression|headers|timeoutMillis)\b *[:,}]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { exportTimeoutMillis: 100 })],
`,
    },
  ],
} satisfies Mistake;
