/** Lets the sampler of `createSampler` be asked about every span: the first lines of an edit. */
export const askedAboutEach = `
 export function createSampler(): Sampler {
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // By default these two keep the span as well, but add no attribute that says why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
+  return new OneOrderInTen();
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };`;

/** Keeps what was decided for each trace, and does not ask for the parent. */
export const traceRemembered = {
  'lesson.ts': `${askedAboutEach}
@@
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #decided = new Map<string, SamplingResult>();
@@
-    if (attributes['url.path'] === '/health') return drop;
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    const before = this.#decided.get(traceId);
+    if (before) return before;
+    if (attributes['url.path'] === '/health') return drop;
+    const { decision } = this.#oneInTen.shouldSample(context, traceId);
+    const decided = decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    this.#decided.set(traceId, decided);
+    return decided;
`,
};
