import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import recordedNotSampled from './recorded-not-sampled.ts';

export default {
  edit: {
    'lesson.ts': `
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
-
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    return Math.random() > 10 ? keep('one in ten') : drop;
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
In this run, the sampler dropped every span. So you never see an order, and
nothing reports an error. Look at the condition that decides about a root.
Can it ever be true? Is it evaluated anew for each root?
`,
  openLine: /Math\.random\(\) |new AlwaysOff|Ratio\w*\(|NOT_RECORD/,
  recognise: ({ recording }, source) =>
    recording.spans.every(({ sampled }) => !sampled) && !/\bRECORD\b/.test(source),
  nearMisses: [recordedNotSampled.edit],
} satisfies Mistake;
