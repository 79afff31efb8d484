import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
@@
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
+const tracer = trace.getTracer('coffee-bar');
+
 // No address: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, at each call of \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
@@
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
-    // The SDK puts a batch processor in front of it.
-    traceExporter: exporter,
+    resource: resourceFromAttributes({ 'service.name': 'counter', 'coffee.bar': 'north' }),
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
@@
-
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // The spans may be lost. The day's work, and an error of its own, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
-  }
+  return openBar(takeOrder).finally(() => Promise.allSettled([sdk.shutdown()]));
@@
-async function takeOrder(order: Order): Promise<void> {
-  const span = trace.getTracer('coffee-bar').startSpan('take order');
-  await pourCoffee(order);
-  span.end();
+function takeOrder(order: Order): Promise<void> {
+  const span = tracer.startSpan('take order');
+  return pourCoffee(order).finally(() => span.end());
`,
  },
} satisfies RightAnswer;
