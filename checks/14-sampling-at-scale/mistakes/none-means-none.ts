import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-  if (value === 0) return { value, low: 0, high: 3 / least };
`,
  },
  failsFirst: ['none-kept'],
  explanation: `
No failed order was kept, but the interval says that certainly none failed. A
sampler that keeps one order in a hundred easily misses 100 failed ones. If n
orders failed, it misses all of them with probability (1-p)^n. For n = 3/p,
that is still about 5 %: the rule of three.
`,
  openLine: /margin/,
  recognise: (run) => factsOf(run, 'none-kept').high === 0,
  nearMisses: [
    {
      'lesson.ts': `
-  if (value === 0) return { value, low: 0, high: 3 / least };
+  if (value === 0) return { value, low: 0, high: 3 };
`,
    },
  ],
} satisfies Mistake;
