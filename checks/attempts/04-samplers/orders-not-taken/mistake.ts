import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` takes a thousand orders, each with `take order` in its own trace'],
  says: `
A sampler chooses which work is written down, and never which work is done.
Every guest gets the latte, and every order starts its spans; nine times out
of ten the spans are dropped at once, by the sampler. \`run\` takes all the
orders of \`rounds\`.
`,
  look: /of rounds|\brounds\./,
  shows: ({ recording }) =>
    new Set(recording.work.map(({ order }) => order)).size < 1000 && recording.spans.length > 0,
} satisfies Mistake;
