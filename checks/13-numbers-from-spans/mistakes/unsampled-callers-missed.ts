import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { countsOf } from '../day.ts';
import { callers } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
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
+  const oneInTen = new TraceIdRatioBasedSampler(0.1);
+  const root: Sampler = {
+    shouldSample(context, traceId) {
+      const { decision } = oneInTen.shouldSample(context, traceId);
+      const isDropped = decision === SamplingDecision.NOT_RECORD;
+      return { decision: isDropped ? SamplingDecision.RECORD : decision };
+    },
+  };
+  return new ParentBasedSampler({ root });
 }
`,
  },
  failsFirst: ['unsampled-callers'],
  explanation: `
Requests whose callers dropped the trace are missing. \`ParentBasedSampler\`
asks your sampler only about roots. For a parent that is not sampled, it
answers \`NOT_RECORD\` itself. Every service behind a gateway that samples has
such callers. Put your sampler around the \`ParentBasedSampler\`, not inside
it.
`,
  openLine: /new ParentBasedSampler/,
  recognise: (run, source) => {
    const [nobody, , unsampled] = callers.map((caller) => countsOf(run, caller));
    return (
      nobody!.counted === nobody!.sent &&
      unsampled!.counted === 0 &&
      /new ParentBasedSampler\(/.test(source) &&
      !/isRemote|getSpanContext/.test(source)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
     if (kind !== SpanKind.SERVER) return;
+    if (attributes['http.request.method'] === 'PUT') return;
`,
    },
    {
      'lesson.ts': `
   SpanStatusCode,
+  trace,
@@
       const result = oneInTen.shouldSample(context, traceId, name, kind, attributes, links);
+      if (trace.getSpanContext(context)?.isRemote) return result;
`,
    },
  ],
} satisfies Mistake;
