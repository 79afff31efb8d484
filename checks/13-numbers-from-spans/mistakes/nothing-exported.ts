import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   SamplingDecision,
-  TraceIdRatioBasedSampler,
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
+  const record: Sampler = { shouldSample: () => ({ decision: SamplingDecision.RECORD }) };
+  return new ParentBasedSampler({ root: record, remoteParentNotSampled: record });
 }
`,
  },
  failsFirst: ['one-in-ten'],
  explanation: `
The answer is \`RECORD\` for every root. The processors see every request, but
the exporter gets none, because \`RECORD\` leaves the sampled flag at 0. Ask
the starter's sampler first, and change its answer only if it is
\`NOT_RECORD\`.
`,
  openLine: /\.RECORD\b/,
  recognise: ({ recording: { spans } }, source) =>
    /\.RECORD\b/.test(source) &&
    spans.every(({ sampled, remoteParent, kind }) => !sampled || remoteParent || kind !== 'SERVER'),
  nearMisses: [
    {
      'lesson.ts': `
-  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
+  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.01) });
`,
    },
  ],
} satisfies Mistake;
