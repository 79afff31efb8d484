import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps one order in ten'],
  says: `
The attribute says one thing and the sampler does another. \`sampler.decision\`
is an attribute like any other, and the SDK never reads it. What counts is the
field \`decision\` of the result: \`NOT_RECORD\` drops the span, and then there is
no span that could carry an attribute.
`,
  look: /RECORD_AND_SAMPLED/,
  shows: (seen) =>
    seen.recording.spans.every(({ sampled }) => sampled) &&
    new Set(seen.arrived.map((span) => span.attributes['sampler.decision'])).size > 1,
} satisfies Mistake;
