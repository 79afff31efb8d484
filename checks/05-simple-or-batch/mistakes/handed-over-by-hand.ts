import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  BatchSpanProcessor,
+  type ReadableSpan,
@@
-/** Room for a rush hour of 5,000 spans, and for a second one before the first is sent. */
-const maxQueueSize = 10_000;
+const copies: ReadableSpan[] = [];
@@
-  const provider = new BasicTracerProvider({
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
-  });
+  const provider = new BasicTracerProvider();
@@
-    await provider.shutdown();
+    await new Promise((resolve) => exporter.export(copies, resolve));
+    await exporter.shutdown();
@@
   span.end();
+  const spanId = String(order.id).padStart(16, '0');
+  const spanContext = () => ({ traceId: spanId + spanId, spanId, traceFlags: 1 });
+  copies.push(Object.assign(Object.create(span), { spanContext }));
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
The exporter was not given the spans that the tracer made. It was called by
hand, with objects that look like spans. Between \`span.end()\` and the exporter
there has to be a span processor. Give one to the provider.
`,
  openLine: /\.export\(/,
  recognise: ({ recording: { spans } }) => spans.some(({ madeUp }) => madeUp),
  nearMisses: [
    {
      'lesson.ts': `
-    await provider.shutdown();
+    await new Promise((resolve) => exporter.export([], resolve));
`,
    },
  ],
} satisfies Mistake;
