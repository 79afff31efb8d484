import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  SimpleSpanProcessor,
+  BatchSpanProcessor,
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
@@
-
-  await provider.shutdown();
`,
  },
  failsFirst: ['sampled-arrives'],
  explanation: `
Spans were sampled, but not all of them reached the exporter. The sampler is
not the reason. A batch processor may still hold spans, so write \`await
provider.shutdown()\` (or \`sdk.shutdown()\`) before \`run\` returns. And a span
that is never ended is never delivered.
`,
  openLine: /SpanProcessor\(/,
  recognise: ({ recording: { spans } }) => {
    const arrivals = spans.filter(({ exported }) => exported > 0);
    const last = Math.max(0, ...arrivals.map(({ ended = 0 }) => ended));
    const lost = spans.filter(({ sampled, exported }) => sampled && exported === 0);
    return lost.length > 0 && lost.every(({ ended = Infinity }) => ended > last);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(exporter), new SimpleSpanProcessor(exporter)],
`,
    },
  ],
} satisfies Mistake;
