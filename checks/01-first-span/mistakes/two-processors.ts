import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   BasicTracerProvider,
+  BatchSpanProcessor,
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter), new BatchSpanProcessor(exporter)],
`,
  },
  failsFirst: ['arrives-once'],
  explanation: `
Two processors have the same exporter, so it gets every span twice. Processors
do not share the work: each of them gets every span that ends. One exporter
belongs behind one processor. (The article that this workshop grew out of does
this too.)
`,
  openLine: /spanProcessors/,
  recognise: (run, source) =>
    run.all('take order').length === 1 &&
    run.all('take order')[0]!.exported > 1 &&
    (source.match(/new \w*SpanProcessor\(/g) ?? []).length > 1,
  nearMisses: [
    {
      'lesson.ts': `
+  type ReadableSpan,
   SimpleSpanProcessor,
@@
-  span.end();
+  span.end();
+  exporter.export([span as unknown as ReadableSpan], () => {});
`,
    },
  ],
} satisfies Mistake;
