import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-  const margin = 1.96 * Math.sqrt(variance);
+  const margin = 1.96 * Math.sqrt(value);
`,
  },
  failsFirst: ['interval-holds'],
  explanation: `
The margin is about the square root of the estimate. That would be right if
each of those orders had been seen. Only the kept ones were seen, and chance
decides their number. Each of them stands for 1/p orders, and in the variance
that weight is squared: each kept order adds (1 - p)/p².
`,
  openLine: /sqrt\(value\)|value \*\* 0\.5/,
  recognise: (run) => isBetween(factsOf(run, 'interval-holds').width, 0.17, 0.2),
  nearMisses: [
    {
      'lesson.ts': `
-  const margin = 1.96 * Math.sqrt(variance);
+  const margin = 0.3 * Math.sqrt(variance);
`,
    },
  ],
} satisfies Mistake;
