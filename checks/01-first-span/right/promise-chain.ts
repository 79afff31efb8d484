import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   BasicTracerProvider,
+  BatchSpanProcessor,
   ConsoleSpanExporter,
-  SimpleSpanProcessor,
@@
-export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
+export function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
@@
-  await writeSlip(firstOrder);
-  // Only now: the end is when a span is measured, and when it is handed on.
-  span.end();
-
-  // Whatever is still held back goes out now, and the exporter is closed.
-  await provider.shutdown();
+  return writeSlip(firstOrder)
+    .finally(() => span.end())
+    .then(() => provider.shutdown());
`,
  },
} satisfies RightAnswer;
