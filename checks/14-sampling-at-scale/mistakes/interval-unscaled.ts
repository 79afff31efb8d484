import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween } from '../findings.ts';
import rootOfTheEstimate from './root-of-the-estimate.ts';

export default {
  edit: {
    'lesson.ts': `
-    variance += (1 - p) / p ** 2;
+    variance += 1 - p;
`,
  },
  failsFirst: ['interval-holds'],
  explanation: `
This is the interval of the number kept, not of the estimate. If 100 orders
were kept, that number may well be off by 20. But each of them stands for 1/p
orders, so the estimate is off by 20/p. In the variance, the weight is
squared.
`,
  openLine: /variance|sqrt/,
  recognise: (run) => isBetween(factsOf(run, 'interval-holds').width, 0.035, 0.055),
  nearMisses: [rootOfTheEstimate.edit],
} satisfies Mistake;
