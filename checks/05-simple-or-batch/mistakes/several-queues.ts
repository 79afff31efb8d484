import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  const provider = new BasicTracerProvider({
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
-  });
-  const tracer = provider.getTracer('coffee-bar');
+  const queues = [1, 2, 3].map(() => new BatchSpanProcessor(exporter, { maxQueueSize }));
+  let next = 0;
+  const provider = new BasicTracerProvider({
+    spanProcessors: [
+      {
+        onStart: () => {},
+        onEnd: (span) => queues[next++ % 3]!.onEnd(span),
+        forceFlush: async () => void (await Promise.all(queues.map((q) => q.forceFlush()))),
+        shutdown: async () => void (await Promise.all(queues.map((q) => q.shutdown()))),
+      },
+    ],
+  });
+  const tracer = provider.getTracer('coffee-bar');
`,
  },
  failsFirst: ['rush-one-processor'],
  explanation: `
Several batch processors share the spans, so each batch is smaller. Each
processor has its own queue, timer and shutdown. One of them is enough:
\`maxQueueSize\` says how many spans its queue has room for.
`,
  openLine: /new BatchSpanProcessor\(/,
  recognise: ({ recording: { said } }) =>
    said.filter(({ what }) => what === 'batch processor').length > 1,
  nearMisses: [
    {
      'lesson.ts': `
+  SimpleSpanProcessor,
   type SpanExporter,
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
`,
    },
  ],
} satisfies Mistake;
