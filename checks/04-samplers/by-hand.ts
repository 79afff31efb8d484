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
