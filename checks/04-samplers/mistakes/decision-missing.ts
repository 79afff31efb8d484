import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Without these two, spans below the root are kept as well, but do not say why.
@@
-    attributes: { 'sampler.decision': why },
+    // The SDK adds the sampler.decision.
`,
  },
  failsFirst: ['sampler-says-why'],
  explanation: `
Nobody wrote \`sampler.decision\`. No sampler of OpenTelemetry does, and the SDK
does not either. A sampler may return \`attributes\` beside its \`decision\`, and
the SDK puts them on the span. That is where your own sampler can say why.
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
