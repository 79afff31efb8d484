import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  return new ParentBasedSampler({
+  const parents = new ParentBasedSampler({
@@
     remoteParentSampled: follow,
   });
+  return {
+    shouldSample: (...asked) =>
+      asked[4]['url.path'] === '/health' ? drop : parents.shouldSample(...asked),
+  };
`,
  },
  failsFirst: ['health-below-parent'],
  explanation: `
The path is looked at before the parent. A span below a parent is no root, so
it is no health check: its trace was kept, and now there is a hole in it, with
all that would have been below. Follow the parent first; only a root is asked
for its path.
`,
  openLine: /url\.path/,
  recognise: ({ recording: { spans } }) =>
    spans.some(({ name, sampled }) => name === 'make latte' && sampled) &&
    spans.every(({ name, sampled }) => name !== 'ask the kitchen' || !sampled),
  nearMisses: [
    {
      'lesson.ts': `
-    localParentSampled: follow,
+    localParentSampled: { shouldSample: () => (Math.random() < 0.5 ? keep('half') : drop) },
`,
    },
  ],
} satisfies Mistake;
