import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn, reportOf } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (name === 'parentbased_traceidratio') {
+    return new TraceIdRatioBasedSampler(Number(ratio) || 1);
+  }
`,
  },
  failsFirst: ['ratio-zero'],
  explanation: `
A ratio of 0 means that no root is sampled. But 0 is falsy, so \`|| 1\` makes it
1, and everything is recorded. Use \`??\` to replace a missing variable, before
you convert it to a number.
`,
  openLine: /\|\|/,
  recognise: (run, source) => {
    const { asked, sampled } = reportOf(run);
    return sampled === asked && /\|\| *['"]?1\b/.test(codeIn(source));
  },
  nearMisses: [
    {
      'lesson.ts': `
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (name === 'parentbased_traceidratio' && ratio !== '0') {
+    return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  }
`,
    },
  ],
} satisfies Mistake;
