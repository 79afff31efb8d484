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
The sampler looks at the path before the parent. A span with a parent is not a
root, so it is not a health check. Its trace was kept, and now the trace has a
hole: this span is missing, and so is everything below it. Follow the parent
first, and look only at a root's path.
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
