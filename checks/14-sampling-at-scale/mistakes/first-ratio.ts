import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-  return Math.min(...ratios);
+  return ratios[0]!;
`,
  },
  failsFirst: ['nested-ratios'],
  explanation: `
Only the first sampler is considered. The order also had to pass the others.
They all look at the same trace id, so everything that the smaller ratio
keeps, the larger one keeps too. So the probability is the smallest of the
ratios.
`,
  openLine: /ratios\[0\]|\[ratio/,
  recognise: (run) => factsOf(run, 'nested-ratios').isFirst === true,
  nearMisses: [
    {
      'lesson.ts': `
-  return Math.min(...ratios);
+  return Math.max(...ratios);
`,
    },
  ],
} satisfies Mistake;
