import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    value += 1 / p;
-    variance += (1 - p) / p ** 2;
+    value += 1;
+    variance += 1 - p;
`,
  },
  failsFirst: ['counts-scaled'],
  explanation: `
The kept orders are counted, but a head sampler kept one order in a hundred.
Each kept order also stands for those that were dropped: with probability p,
it counts as 1/p orders. If each sampled trace counts as one, every number is
a hundred times too small, and no backend warns you.
`,
  openLine: /value \+= 1;|\.length;/,
  recognise: (run) => factsOf(run, 'counts-scaled').value300 === 300,
  nearMisses: [
    {
      'lesson.ts': `
-    value += 1 / p;
+    value += 1 / Math.sqrt(p);
`,
    },
  ],
} satisfies Mistake;
