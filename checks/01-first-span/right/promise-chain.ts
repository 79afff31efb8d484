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
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
-
-  // Without a shutdown, a processor that collects spans would lose what it still holds.
-  await provider.shutdown();
+  return writeSlip(firstOrder)
+    .finally(() => span.end())
+    .then(() => provider.shutdown());
`,
  },
} satisfies RightAnswer;
