import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
 import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
+import { isSpanContextValid, trace, TraceFlags } from '@opentelemetry/api';
 import {
-  ParentBasedSampler,
+  BatchSpanProcessor,
   SamplingDecision,
-  SimpleSpanProcessor,
-  TraceIdRatioBasedSampler,
@@
-/** The root decides for its whole trace. Every other span follows, so no trace is kept in part. */
-export function createSampler(): Sampler {
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // By default these two keep the span as well, but add no attribute that says why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
-}
-
-class OneOrderInTen implements Sampler {
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+export const createSampler = () => new OneOrderInTen();
+
+/** Every tenth order, to the number. A parent's flag is read by hand. */
+export class OneOrderInTen implements Sampler {
+  #orders = 0;
@@
-    if (attributes['url.path'] === '/health') return drop;
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    const parent = trace.getSpanContext(context);
+    if (parent && isSpanContextValid(parent)) {
+      if ((parent.traceFlags & TraceFlags.SAMPLED) === 0) return drop;
+      return keep(parent.isRemote ? 'as the caller said' : 'as above');
+    }
+    if (attributes['url.path'] === '/health' || ++this.#orders % 10 !== 0) return drop;
+    return keep(\`order \${this.#orders}\`);
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
`,
  },
} satisfies RightAnswer;
