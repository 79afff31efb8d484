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
More than one processor has the same exporter, so the exporter gets the span
more than once. Processors do not share the work: each of them gets every span
that ends. Use one processor with one exporter.
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
