import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import alwaysOn from './always-on.ts';

export default {
  edit: {
    'lesson.ts': `
-const drop: SamplingResult = { decision: SamplingDecision.NOT_RECORD };
+const drop: SamplingResult = {
+  decision: SamplingDecision.RECORD_AND_SAMPLED,
+  attributes: { 'sampler.decision': 'drop' },
+};
`,
  },
  failsFirst: ['run-keeps-one-in-ten'],
  explanation: `
The attribute says one thing, and the sampler does another. To the SDK,
\`sampler.decision\` is an attribute like any other. What counts is the field
\`decision\` of the result: \`NOT_RECORD\` drops the span, and a dropped span
carries no attributes.
`,
  openLine: /^\s*decision: .*RECORD_AND_SAMPLED/,
  recognise: (run) =>
    run.recording.spans.every(({ sampled }) => sampled) &&
    new Set(
      run.arrived
        .filter(({ name }) => name === 'take order')
        .map((span) => span.attributes['sampler.decision']),
    ).size > 1,
  nearMisses: [
    alwaysOn.edit,
    // All roots are kept, and those that follow them say so.
    {
      'lesson.ts': `
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
+  #oneInTen = new TraceIdRatioBasedSampler(10);
@@
-    if (attributes['url.path'] === '/health') return drop;
`,
    },
  ],
} satisfies Mistake;
