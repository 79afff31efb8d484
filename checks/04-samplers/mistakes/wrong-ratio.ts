import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #since = 0;
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    if (this.#since++ < 10) return drop;
+    this.#since = 0;
+    return keep('one in ten');
`,
  },
  failsFirst: ['run-keeps-one-in-ten', 'sampler-keeps-one-in-ten'],
  explanation: `
Some orders are kept and some are dropped, but not one in ten of them. If it
is a ratio, it should be 0.1. If it counts, look at where the count begins and
which number it lets through. If it looks at digits of the trace id: they are
hexadecimal, so one digit out of sixteen is not one in ten.
`,
  openLine: /Ratio\w*\(|Math\.random|\+\+|\+= 1|%/,
  recognise: ({ recording }) => {
    const answer = recording.scenarioResult as { orders: number; kept: number } | undefined;
    // Right when it is asked for nothing but orders: then it is something else.
    if (answer && Math.abs(answer.kept / answer.orders - 0.1) < 0.002) return false;
    const ids = new Map(recording.spans.map((span) => [span.id, span]));
    const torn = recording.spans.some((span) => {
      const parent = ids.get(span.parentId ?? '');
      return parent && parent.sampled !== span.sampled;
    });
    const fates = new Set(recording.spans.map(({ sampled }) => sampled));
    return fates.size === 2 && !torn;
  },
} satisfies Mistake;
