/** Lets the sampler of `createSampler` be asked about every span: the first lines of an edit. */
export const askedAboutEach = `
 export function createSampler(): Sampler {
-  return new ParentBasedSampler({
-    root: new OneOrderInTen(),
-    // Without these two, spans below the root are kept as well, but do not say why.
-    localParentSampled: follow,
-    remoteParentSampled: follow,
-  });
+  return new OneOrderInTen();
@@
-const follow: Sampler = { shouldSample: () => keep('parent was kept') };`;
