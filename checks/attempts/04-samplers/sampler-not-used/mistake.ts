import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps one order in ten'],
  says: `
\`createSampler\` is there, but \`run\` never uses it. A provider that is built
without a \`sampler\` follows the parent and keeps every root. Only the provider
asks a sampler, once for every span that starts: give it yours when you build
it.
`,
  look: /new \w*(TracerProvider|NodeSDK)\(/,
  shows: ({ recording }, source) =>
    !/\bsampler\b\s*[:,}]/.test(source) && recording.spans.every(({ sampled }) => sampled),
} satisfies Mistake;
