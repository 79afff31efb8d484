import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   BatchSpanProcessor,
+  SimpleSpanProcessor,
@@
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
+    spanProcessors: [
+      new SimpleSpanProcessor(exporter),
+      new BatchSpanProcessor(exporter, { maxQueueSize }),
+    ],
`,
  },
  failsFirst: ['rush-none-twice'],
  explanation: `
Two processors have the same exporter, and each of them is given every span
that ends. They do not share the work: they do it twice. So a count of spans
is too high. Keep one processor, a batch processor.
`,
  openLine: /new \w*SpanProcessor\(/,
  recognise: ({ recording }, source) =>
    recording.spans.some(({ exported }) => exported > 1) &&
    (source.match(/new \w*SpanProcessor\(/g) ?? []).length > 1,
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
-  });
+    spanProcessors: [processor, processor],
+  });
@@
 export async function run(exporter: SpanExporter): Promise<void> {
+  const processor = new BatchSpanProcessor(exporter, { maxQueueSize });
`,
    },
  ],
} satisfies Mistake;
