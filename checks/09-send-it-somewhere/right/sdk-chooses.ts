import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
@@
-// No address: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, at each call of \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+// It is given none, so the SDK makes one itself, as \`OTEL_EXPORTER_OTLP_*\` say.
+export async function run(exporter?: SpanExporter): Promise<void> {
`,
  },
} satisfies RightAnswer;
