import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { trace, type Tracer } from '@opentelemetry/api';
@@
-/** Room for a rush hour of 5,000 spans, and for a second one before the first is sent. */
-const maxQueueSize = 10_000;
-
+/** The API's global, listeners that are taken away again, and an error that is wrapped. */
 export async function run(exporter: SpanExporter): Promise<void> {
   const provider = new BasicTracerProvider({
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 5_000 })],
   });
-  const tracer = provider.getTracer('coffee-bar');
-
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  trace.setGlobalTracerProvider(provider);
+  const tracer = trace.getTracer('coffee-bar');
+
+  const closing = new AbortController();
+  const stop = () => closing.abort();
+  const signals = ['SIGTERM', 'SIGINT'] as const;
+  for (const signal of signals) process.on(signal, stop);

   try {
     await openBar((order) => takeOrder(tracer, order), closing.signal);
+  } catch (cause) {
+    throw new Error('the bar had to close', { cause });
   } finally {
-    // Closing time, an error and both signals all come through here.
     await provider.shutdown();
+    for (const signal of signals) process.off(signal, stop);
`,
  },
} satisfies RightAnswer;
