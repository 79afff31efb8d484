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
  failsFirst: ['gzip'],
  explanation: `
The environment asked for gzip, and the code says something else. What is said
in code goes before the environment. So say there only what must never be
otherwise, and leave the rest to whoever runs the program.
`,
  openLine: /compression/i,
  recognise: (_, source) => /compression/i.test(source),
} satisfies Mistake;
