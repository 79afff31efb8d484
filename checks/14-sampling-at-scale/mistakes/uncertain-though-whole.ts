import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    variance += (1 - p) / p ** 2;
+    variance += 1 / p ** 2;
`,
  },
  failsFirst: ['kept-whole-exact'],
  explanation: `
The factor 1 - p is missing. With a ratio of 0.01, it hardly matters. But
where everything is kept, nothing is left to chance, so the interval must have
no width. That matters for tail sampling, which keeps all failed orders.
`,
  openLine: /variance \+=|sqrt/,
  recognise: (run) => isBetween(factsOf(run, 'kept-whole-exact').width, 82, 93),
  nearMisses: [
    {
      'lesson.ts': `
-    variance += (1 - p) / p ** 2;
+    variance += p === 1 ? 0 : 1 / p ** 2;
`,
    },
    {
      'lesson.ts': `
-  return { value, low: value - margin, high: value + margin };
+  return { value, low: value - margin - 40, high: value + margin + 40 };
`,
    },
  ],
} satisfies Mistake;
