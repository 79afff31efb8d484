import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import decisionWithoutDropping from './decision-without-dropping.ts';
import { asked, isTenth } from '../asked.ts';

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
Some orders are kept and some are dropped, but the share is not one in ten. If
you use a ratio, it must be 0.1. If you use a counter, look at where it begins
and which numbers it lets through. If you use a digit of the trace id, note
that it is hexadecimal: one digit in sixteen is not one in ten.
`,
  openLine: /Ratio\w*\(|Math\.random|\+\+|\+= 1|%/,
  recognise: (run) => {
    // Right when it is asked for nothing but orders: then it is something else.
    if (isTenth(...asked(run, 'order', 'roots'))) return false;
    // Some orders like this and others like that: then it looks at what it should not.
    const shares = asked(run, 'order', 'roots').map(({ kept, times }) => kept / times);
    if (Math.max(...shares) - Math.min(...shares) > 0.03 || Math.min(...shares) < 0.002)
      return false;
    const { recording } = run;
    const ids = new Map(recording.spans.map((span) => [span.id, span]));
    const torn = recording.spans.some((span) => {
      const parent = ids.get(span.parentId ?? '');
      return parent && parent.sampled !== span.sampled;
    });
    const orders = recording.spans.filter(({ name }) => name === 'take order');
    const fates = new Set(orders.map(({ sampled }) => sampled));
    return fates.size === 2 && !torn;
  },
  nearMisses: [decisionWithoutDropping.edit],
} satisfies Mistake;
