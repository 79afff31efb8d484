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
+/** As the documentation of NodeSDK does it: SIGTERM shuts down, and then ends the process itself. */
 export async function run(exporter: SpanExporter): Promise<void> {
-  const provider = new BasicTracerProvider({
+  const sdk = new NodeSDK({
@@
-  const tracer = provider.getTracer('coffee-bar');
-
-  // SIGTERM closes the bar, so that it leaves by the same door as every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
+  sdk.start();
+  const tracer = trace.getTracer('coffee-bar');
+
+  process.once('SIGTERM', () => sdk.shutdown().finally(() => process.exit(0)));

   try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
   } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
-    await provider.shutdown();
+    await sdk.shutdown();
`,
  },
} satisfies RightAnswer;
