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
The margin is the square root of the estimate. That would be right if each of
those orders had been seen. Only the kept ones were seen, and chance decides
their number. Take the square root of that number, and scale it like the
estimate.
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
