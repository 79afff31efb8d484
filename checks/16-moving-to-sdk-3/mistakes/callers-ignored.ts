import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn, reportOf } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  ParentBasedSampler,
@@
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+    sampler: rootSampler(),
`,
  },
  failsFirst: ['unset-records-all', 'off-follows-callers', 'ratio-as-before'],
  explanation: `
The sampler decides about every span, even if the caller has already decided.
So traces lose parts, or begin in the middle. The values that begin with
\`parentbased_\`, and the 2.x default, follow the parent. Wrap your sampler:
\`new ParentBasedSampler({ root })\`.
`,
  openLine: /sampler\s*[:,]/,
  recognise: (run, source) => {
    const { asked, belowSampled, belowUnsampled } = reportOf(run);
    return (
      (belowSampled < asked || belowUnsampled > 0) &&
      !/remoteParent|localParent|NodeS|getSpan/.test(codeIn(source))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
+    sampler: new ParentBasedSampler({
+      root: rootSampler(),
+      remoteParentNotSampled: new AlwaysOnSampler(),
+    }),
`,
    },
  ],
} satisfies Mistake;
