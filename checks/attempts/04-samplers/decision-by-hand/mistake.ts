import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['every span that is kept says why, in `sampler.decision`'],
  says: `
The attribute is set by hand on the spans of \`run\`. That is a claim of the
code that makes the span, and code that forgets it is silent. Who knows why a
span was kept is the sampler: the result of \`shouldSample\` has a field
\`attributes\`, and the SDK puts those on the span.
`,
  look: /setAttributes?\(.*sampler\.decision|['"]sampler\.decision/,
  shows: ({ arrived }, source) =>
    arrived.every((span) => span.attributes['sampler.decision'] === undefined) &&
    /sampler\.decision['"]/.test(source),
} satisfies Mistake;
