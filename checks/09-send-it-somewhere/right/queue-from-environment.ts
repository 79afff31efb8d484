import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+// The environment may set the size of the queue. An option would override it.
+export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+  const maxQueueSize = Number(process.env.OTEL_BSP_MAX_QUEUE_SIZE) || 6_000;
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
`,
  },
} satisfies RightAnswer;
