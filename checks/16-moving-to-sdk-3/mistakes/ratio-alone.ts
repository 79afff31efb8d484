import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn, reportOf } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
+  if (ratio !== undefined) return new TraceIdRatioBasedSampler(Number(ratio));
`,
  },
  failsFirst: ['unset-records-all'],
  explanation: `
\`OTEL_TRACES_SAMPLER_ARG\` was set alone, and your sampler used it. It is
only the argument for the sampler that \`OTEL_TRACES_SAMPLER\` names. If that
variable is not set, 2.x ignores the argument. Look at the name first.
`,
  openLine: /OTEL_TRACES_SAMPLER_ARG/,
  recognise: (run, source) => reportOf(run).sampled === 0 && !/traceidratio/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-  return new AlwaysOnSampler();
+  return process.env.OTEL_TRACES_SAMPLER_ARG ? new AlwaysOffSampler() : new AlwaysOnSampler();
`,
    },
  ],
} satisfies Mistake;
