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
A ratio of 0 means: no root at all. But 0 is falsy, so \`Number(ratio) || 1\`
makes it 1, and everything is recorded. Use \`??\` for a variable that is not
set, before you make it a number.
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
