import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    const p = probabilityOf(order);
+    const p = Math.min(...kept[0]!.ratios);
`,
  },
  failsFirst: ['several-ratios', 'counts-scaled'],
  explanation: `
All orders get the same weight, but they were not kept with the same
probability. The terrace keeps five times as large a share as the counter, so
each of its orders stands for fewer. Take the probability from the order
itself.
`,
  openLine: /kept\[0\]|0\.01|100/,
  recognise: (run) =>
    isBetween(factsOf(run, 'several-ratios').value, 15_999, 16_001) ||
    isBetween(factsOf(run, 'counts-scaled').value40, 3999, 4001),
  nearMisses: [
    {
      'lesson.ts': `
-    value += 1 / p;
+    value += 1 / p ** 0.9;
`,
    },
  ],
} satisfies Mistake;
