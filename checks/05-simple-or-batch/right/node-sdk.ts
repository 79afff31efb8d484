import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
-import {
-  BasicTracerProvider,
-  BatchSpanProcessor,
-  type SpanExporter,
-} from '@opentelemetry/sdk-trace-base';
+import { trace, type Tracer } from '@opentelemetry/api';
+import { NodeSDK } from '@opentelemetry/sdk-node';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
+/** With \`NodeSDK\`; a signal waits for the bar, shuts down, and then ends the process itself. */
 export async function run(exporter: SpanExporter): Promise<void> {
-  const provider = new BasicTracerProvider({
+  const sdk = new NodeSDK({
@@
-  const tracer = provider.getTracer('coffee-bar');
-
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  sdk.start();
+  const tracer = trace.getTracer('coffee-bar');
+
+  const closing = new AbortController();
+  const bar = openBar((order) => takeOrder(tracer, order), closing.signal);
+  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
+    process.once(signal, async () => {
+      closing.abort();
+      await bar;
+      await sdk.shutdown();
+      process.exit(0);
+    });
+  }

   try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await bar;
   } finally {
-    // Closing time, an error and both signals all come through here.
-    await provider.shutdown();
+    await sdk.shutdown();
`,
  },
} satisfies RightAnswer;
