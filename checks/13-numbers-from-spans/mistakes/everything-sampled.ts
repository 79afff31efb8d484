import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  ParentBasedSampler,
-  SamplingDecision,
-  TraceIdRatioBasedSampler,
+  AlwaysOnSampler,
@@
-/** Keeps one trace in ten, and records the other requests as well, for the processors. */
 function createSampler(): Sampler {
-  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
-  return {
-    shouldSample(context, traceId, name, kind, attributes, links) {
-      // Around the whole \`ParentBasedSampler\`: what a caller dropped has to be counted as well.
-      const result = oneInTen.shouldSample(context, traceId, name, kind, attributes, links);
-      if (kind !== SpanKind.SERVER || result.decision !== SamplingDecision.NOT_RECORD)
-        return result;
-      // Its sampled flag is 0, so no exporter gets it, and callees treat it as dropped.
-      return { ...result, decision: SamplingDecision.RECORD };
-    },
-  };
+  return new AlwaysOnSampler();
 }
`,
  },
  failsFirst: ['one-in-ten'],
  explanation: `
Now every request is counted, because every trace is kept. But you also pay
for every trace: ten times as many spans are exported. \`RECORD_AND_SAMPLED\`
does two things: the processors get the span, and it is exported. To count a
request, \`RECORD\` is enough.
`,
  openLine: /AlwaysOn|RECORD_AND_SAMPLED/,
  recognise: ({ recording: { spans } }) => spans.every(({ sampled }) => sampled),
  nearMisses: [
    {
      'lesson.ts': `
-  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
+  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.5) });
`,
    },
  ],
} satisfies Mistake;
