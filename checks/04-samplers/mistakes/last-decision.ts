import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach } from '../by-hand.ts';
import bareRatio from './bare-ratio.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #last = drop;
@@
-    _name: string,
+    name: string,
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    if (name === 'make latte') return this.#last;
+    this.#last = Math.random() < 0.1 ? keep('one in ten') : drop;
+    return this.#last;
`,
  },
  failsFirst: ['child-follows-parent'],
  explanation: `
The sampler does not look for the parent. It guesses which spans have a
parent, and what was decided about that parent. With several orders in
progress, a child then gets the decision for another order. The parent's
sampled flag is in the first argument: \`trace.getSpanContext(context)\`.
`,
  openLine: /shouldSample/,
  recognise: ({ recording: { spans } }) => {
    const ids = new Map(spans.map((span) => [span.id, span]));
    const isTorn = (name: string) =>
      spans.some((span) => {
        const parent = ids.get(span.parentId ?? '');
        return parent?.name === name && parent.sampled !== span.sampled && !parent.remoteParent;
      });
    // One after the other all is well, and many at a time get mixed up.
    return !isTorn('take order') && isTorn('POST /orders');
  },
  nearMisses: [bareRatio.edit],
} satisfies Mistake;
