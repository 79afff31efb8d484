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
None of these orders was kept, but the interval says that there certainly were
none. A sampler that keeps one order in a hundred easily misses 100 of them.
If there were n, it misses all with probability (1-p)^n. For n = 3/p, that is
still about 5 %: the rule of three. So \`high\` is 3/p.
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
