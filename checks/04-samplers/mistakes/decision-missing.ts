import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // By default these two keep the span as well, but add no attribute that says why.
@@
-    attributes: { 'sampler.decision': why },
+    // The SDK adds the sampler.decision.
`,
  },
  failsFirst: ['sampler-says-why'],
  explanation: `
No kept span has a \`sampler.decision\`. The SDK does not write it, and neither
do its samplers. A sampler may return \`attributes\` besides its \`decision\`, and
the SDK puts them on the span. Let your own sampler use them to say why it
kept the span.
`,
  openLine: /createSampler\(/,
  recognise: ({ arrived }, source) =>
    arrived.every((span) => span.attributes['sampler.decision'] === undefined) &&
    !/decision['"]/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    attributes: { 'sampler.decision': why },
+    attributes: { 'sampling.decision': why },
`,
    },
  ],
} satisfies Mistake;
