import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    traceExporter: exporter,
+    spanProcessors: [processor],
@@
-    await openBar(takeOrder);
+    await openBar((order) => takeOrder(order).then(() => processor.forceFlush()));
@@
 export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
+  const processor = new BatchSpanProcessor(exporter);
`,
  },
  failsFirst: ['nobody-waits'],
  explanation: `
\`forceFlush()\` after each order sends each span by itself, and the guest waits
until the backend has answered. A batch processor is there so that nobody
does: it sends when there is enough, or after a while. The shutdown sends the
rest.
`,
  openLine: /forceFlush\(/,
  recognise: (_, source) => /forceFlush\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  await pourCoffee(order);
-  span.end();
+  await pourCoffee(order);
+  span.end();
+  await fetch(\`\${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}/x\`, { method: 'POST' }).catch(console.error);
`,
    },
  ],
} satisfies Mistake;
