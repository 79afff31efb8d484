import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
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
\`forceFlush()\` after each order sends each span alone, and the guest waits
until the backend has answered. With a batch processor nobody has to wait: it
sends spans when there are enough of them, or after a while. The shutdown
sends the rest.
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
