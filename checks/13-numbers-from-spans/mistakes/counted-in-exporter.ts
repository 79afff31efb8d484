import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf } from '../day.ts';

export default {
  edit: {
    'lesson.ts': `
-      new BatchSpanProcessor(exporter),
-      new RequestDurations(meterProvider.getMeter('coffee-bar')),
+      new BatchSpanProcessor(
+        measuring(exporter, new RequestDurations(meterProvider.getMeter('coffee-bar'))),
+      ),
@@
+function measuring(exporter: SpanExporter, durations: RequestDurations): SpanExporter {
+  return {
+    export(spans, done) {
+      for (const span of spans) durations.onEnd(span);
+      exporter.export(spans, done);
+    },
+    shutdown: () => exporter.shutdown(),
+  };
+}
+
 /** Keeps one trace in ten, and records the other requests as well, for the processors. */
`,
  },
  failsFirst: ['histogram', 'each-once'],
  explanation: `
The requests are counted in an exporter. An exporter gets only spans that are
sampled, and behind a batch processor, it gets them seconds later. Whatever
the queue drops is never counted. Count in a processor: it gets each recorded
span as soon as the span ends.
`,
  openLine: /\bexport[(:]/,
  recognise: (run, source) =>
    /\bexport[(:]/.test(source) &&
    (['sampled', 'unsampled'] as const).some((caller) => {
      const { counted, sent } = countsOf(run, caller);
      return counted < sent;
    }),
  nearMisses: [
    {
      'lesson.ts': `
-    this.#durations.record(seconds + nanoseconds / 1e9, labels);
+    if (nanoseconds % 2) this.#durations.record(seconds + nanoseconds / 1e9, labels);
`,
    },
  ],
} satisfies Mistake;
