import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn, reportOf } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(ratio as any);
`,
  },
  failsFirst: ['ratio-as-before'],
  explanation: `
The ratio is a string, like every environment variable. The sampler treats
anything that is not a number as 0, keeps no root, and reports nothing. Give
it a number: \`Number(…)\`.
`,
  openLine: /TraceIdRatioBasedSampler\(/,
  recognise: (run, source) => {
    const { sampled, wanted } = reportOf(run);
    return (
      sampled === 0 &&
      wanted > 0 &&
      /TraceIdRatioBasedSampler\(/.test(source) &&
      /OTEL_TRACES_SAMPLER_ARG/.test(source) &&
      !/Number|parse|\+/.test(codeIn(source)) &&
      /\bas any\b|@ts-/.test(source)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number('none' as string));
`,
    },
  ],
} satisfies Mistake;
