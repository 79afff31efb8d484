import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import firstRatio from './first-ratio.ts';

export default {
  edit: {
    'lesson.ts': `
-  return Math.min(...ratios);
+  return ratios.reduce((product, ratio) => product * ratio, 1);
`,
  },
  failsFirst: ['nested-ratios'],
  explanation: `
The ratios are multiplied, as if each sampler tossed a coin of its own. But
each of them looks at the same trace id. What a ratio of 0.01 keeps, a ratio
of 0.1 keeps as well, so an order that has passed both was kept with
probability 0.01, not 0.001.
`,
  openLine: /\* ?\w*ratio|\*=|reduce\(.*\*/i,
  recognise: (run) => factsOf(run, 'nested-ratios').isProduct === true,
  nearMisses: [firstRatio.edit],
} satisfies Mistake;
