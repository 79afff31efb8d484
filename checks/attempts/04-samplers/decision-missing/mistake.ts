import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every span that is kept says why, in `sampler.decision`'],
  says: `
Nobody wrote \`sampler.decision\`. No sampler of OpenTelemetry does, and the SDK
does not either. A sampler may return \`attributes\` beside its \`decision\`, and
the SDK puts them on the span. That is where your own sampler can say why.
`,
  look: /createSampler\(/,
  shows: ({ arrived }, source) =>
    arrived.every((span) => span.attributes['sampler.decision'] === undefined) &&
    !/sampler\.decision['"]/.test(source),
} satisfies Mistake;
