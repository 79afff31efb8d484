import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-  const margin = 1.96 * Math.sqrt(variance);
+  const margin = Math.sqrt(variance);
`,
  },
  failsFirst: ['interval-holds'],
  explanation: `
That is one standard deviation on each side. The true number is in that
interval on about two days in three. For 19 days in 20, which is 95 %, use
1.96 standard deviations on each side.
`,
  openLine: /sqrt/,
  recognise: (run) => isBetween(factsOf(run, 'interval-holds').width, 0.48, 0.54),
  nearMisses: [
    {
      'lesson.ts': `
-  const margin = 1.96 * Math.sqrt(variance);
+  const margin = 0.7 * Math.sqrt(variance);
`,
    },
  ],
} satisfies Mistake;
