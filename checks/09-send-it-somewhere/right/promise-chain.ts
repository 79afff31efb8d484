import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
@@
+const tracer = trace.getTracer('coffee-bar');
+
 // No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
-export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+export function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
@@
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
-    // With \`traceExporter\` the queue would have 2,048 places, and the rush hour needs 5,000.
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    resource: resourceFromAttributes({ 'service.name': 'counter', 'coffee.bar': 'north' }),
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
@@
-
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
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
