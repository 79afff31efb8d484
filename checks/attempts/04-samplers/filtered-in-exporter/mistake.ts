import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['what is sampled arrives, and nothing else does'],
  says: `
The spans are thrown away on the way out: they were made, recorded and marked
as sampled. That costs nearly what keeping them costs, and every service
called in the meantime was told "this trace is kept" and keeps its half.
Whether a span is wanted is decided when it starts, by the sampler.
`,
  look: /\bexport\(|onEnd\(|\.filter\(/,
  shows: ({ recording: { spans } }) => {
    const arrivals = spans.filter(({ exported }) => exported > 0);
    const last = Math.max(...arrivals.map(({ ended = 0 }) => ended));
    const lost = spans.filter(({ sampled, exported }) => sampled && exported === 0);
    // Spans that came later did arrive, so it was not a missing shutdown that lost these.
    return lost.some(({ ended = Infinity }) => ended < last);
  },
} satisfies Mistake;
