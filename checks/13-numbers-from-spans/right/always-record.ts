import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
 import { MeterProvider } from '@opentelemetry/sdk-metrics';
+import { createAlwaysRecordSampler } from '@opentelemetry/sdk-trace';
@@
   ParentBasedSampler,
-  SamplingDecision,
   TraceIdRatioBasedSampler,
@@
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
+  return createAlwaysRecordSampler(oneInTen);
`,
  },
} satisfies RightAnswer;
