import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps one order in ten'],
  says: `
The sampler says yes to every root, and a child or a remote parent's child
only repeats what was said at the root. So every span is made, exported and
paid for. What is asked at a root has to say no nine times out of ten; look at
what \`createSampler\` puts there.
`,
  look: /new AlwaysOn|RECORD_AND_SAMPLED|createSampler\(/,
  shows: (seen, source) =>
    /\bsampler\b\s*[:,}]/.test(source) &&
    seen.recording.spans.every(({ sampled }) => sampled) &&
    new Set(seen.arrived.map((span) => span.attributes['sampler.decision'])).size < 2,
} satisfies Mistake;
