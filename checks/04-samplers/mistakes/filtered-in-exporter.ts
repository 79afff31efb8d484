import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import neverDelivered from './never-delivered.ts';

export default {
  edit: {
    'lesson.ts': `
   type Sampler,
+  type ReadableSpan,
@@
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
-
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    return keep('the exporter chooses');
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new SimpleSpanProcessor(onlyOneInTen(exporter))],
@@
   await provider.shutdown();
 }

+/** Passes on whole traces, one in ten of them. */
+function onlyOneInTen(exporter: SpanExporter): SpanExporter {
+  const isWanted = (span: ReadableSpan) =>
+    parseInt(span.spanContext().traceId.slice(0, 8), 16) % 10 === 0;
+  return {
+    export: (spans, done) => exporter.export(spans.filter(isWanted), done),
+    shutdown: () => exporter.shutdown(),
+  };
+}
+
`,
  },
  failsFirst: ['sampled-arrives'],
  explanation: `
Some spans are thrown away on the way to the exporter. By then they have been
made, recorded and marked as sampled. That costs nearly as much as keeping
them, and every service called in the meantime was told to keep its part of
the trace. Decide in the sampler, when the span starts.
`,
  openLine: /\bexport\(|onEnd\(|\.filter\(/,
  recognise: ({ recording: { spans } }) => {
    const arrivals = spans.filter(({ exported }) => exported > 0);
    const last = Math.max(...arrivals.map(({ ended = 0 }) => ended));
    const lost = spans.filter(({ sampled, exported }) => sampled && exported === 0);
    // Spans that came later did arrive, so it was not a missing shutdown that lost these.
    return lost.some(({ ended = Infinity }) => ended < last);
  },
  nearMisses: [neverDelivered.edit],
} satisfies Mistake;
