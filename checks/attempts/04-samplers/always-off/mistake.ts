import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps one order in ten'],
  says: `
The sampler says no to every root, and everything below a root follows it. So
no order is ever seen, and nothing reports an error. Look at the condition
that is asked at a root: can it ever be true?
`,
  look: /Math\.random\(\) |new AlwaysOff|Ratio\w*\(|NOT_RECORD/,
  shows: ({ recording }, source) =>
    recording.spans.every(({ sampled }) => !sampled) && !/\bRECORD\b/.test(source),
} satisfies Mistake;
