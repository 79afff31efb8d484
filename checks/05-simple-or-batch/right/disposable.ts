import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { ROOT_CONTEXT, trace, type Tracer } from '@opentelemetry/api';
@@
   BatchSpanProcessor,
+  InMemorySpanExporter,
+  SimpleSpanProcessor,
@@
+/** \`await using\` shuts down on every way out; more spans than asked for, and a second exporter. */
 export async function run(exporter: SpanExporter): Promise<void> {
   const provider = new BasicTracerProvider({
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [
+      new SimpleSpanProcessor(new InMemorySpanExporter()),
+      new BatchSpanProcessor(exporter, { maxQueueSize }),
+    ],
   });
+  await using _telemetry = { [Symbol.asyncDispose]: () => provider.shutdown() };
@@
-  try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
-  } finally {
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
-  }
+  await openBar((order) => takeOrder(tracer, order), closing.signal);
@@
+  const pouring = tracer.startSpan('pour', {}, trace.setSpan(ROOT_CONTEXT, span));
   await pourCoffee(order);
+  pouring.end();
   span.end();
`,
  },
} satisfies RightAnswer;
