import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

export default {
  edit: {
    'lesson.ts': `
-  AlwaysOffSampler,
-  AlwaysOnSampler,
-  ParentBasedSampler,
   SimpleSpanProcessor,
-  TraceIdRatioBasedSampler,
   TracerProvider,
-  type Sampler,
@@
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
@@
-/** The values that the bar's deployments use. The provider of 2.x read the variables itself. */
-function rootSampler(): Sampler {
-  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = process.env;
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
-  // A ratio of 0 is a ratio, so \`||\` would be wrong here. A text would be treated as 0.
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
-  return new AlwaysOnSampler();
-}
-
`,
  },
  failsFirst: ['branch-records-nothing'],
  explanation: `
The deployment sets \`OTEL_TRACES_SAMPLER\`, but nothing reads it. The 2.x
provider read the variable itself. The 3.x provider reads no variable at all
and reports nothing. Read it in your code, and give the provider a
\`sampler\`.
`,
  openLine: /new TracerProvider/,
  recognise: (_run, source) => !/OTEL_TRACES_SAMPLER|NodeS/.test(codeIn(source)),
  nearMisses: [
    {
      'lesson.ts': `
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
`,
    },
  ],
} satisfies Mistake;
