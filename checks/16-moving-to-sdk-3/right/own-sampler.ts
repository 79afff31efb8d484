import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** A sampler that reads the variables at each decision, and follows the parent by itself. */
export default {
  edit: {
    'lesson.ts': `
-  AlwaysOffSampler,
-  AlwaysOnSampler,
-  ParentBasedSampler,
+  SamplingDecision,
   SimpleSpanProcessor,
@@
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+    sampler: asDeployed,
@@
-/** The values that the bar's deployments use. The provider of 2.x read the variables itself. */
-function rootSampler(): Sampler {
-  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = process.env;
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
-  // A ratio of 0 is a ratio, so \`||\` would be wrong here. A text would be treated as 0.
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
-  return new AlwaysOnSampler();
-}
+const asDeployed: Sampler = {
+  shouldSample(where, traceId) {
+    const parent = trace.getSpanContext(where);
+    const yes = { decision: SamplingDecision.RECORD_AND_SAMPLED };
+    const no = { decision: SamplingDecision.NOT_RECORD };
+    if (parent) return (parent.traceFlags & 1) === 1 ? yes : no;
+    switch (process.env['OTEL_TRACES_SAMPLER']) {
+      case 'parentbased_always_off':
+        return no;
+      case 'parentbased_traceidratio': {
+        const ratio = parseFloat(process.env['OTEL_TRACES_SAMPLER_ARG'] ?? '1');
+        return new TraceIdRatioBasedSampler(ratio).shouldSample(where, traceId);
+      }
+      default:
+        return yes;
+    }
+  },
+  toString: () => 'as deployed',
+};
`,
  },
} satisfies RightAnswer;
