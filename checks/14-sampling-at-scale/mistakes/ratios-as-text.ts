import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import firstRatio from './first-ratio.ts';

export default {
  edit: {
    'lesson.ts': `
-  return Math.min(...ratios);
+  return [...ratios].sort()[0]!;
`,
  },
  failsFirst: ['nested-ratios'],
  explanation: `
The ratios are compared as texts. The texts of most ratios have the same
order as the numbers, but a very small number has another form: \`1e-7\`
comes after \`0.01\`. That is how \`sort()\` compares if you give it no function.
Use \`Math.min(...ratios)\`, or \`sort((a, b) => a - b)\`.
`,
  openLine: /[sS]ort(ed)?\(\)/,
  recognise: (run) => {
    const { isFirstAsText, isFirst } = factsOf(run, 'nested-ratios');
    return isFirstAsText === true && isFirst === false;
  },
  nearMisses: [
    firstRatio.edit,
    {
      'lesson.ts': `
-  return Math.min(...ratios);
+  return Math.max(1e-6, Math.min(...ratios));
`,
    },
  ],
} satisfies Mistake;
