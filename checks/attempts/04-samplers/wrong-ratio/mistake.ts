import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps one order in ten', 'the sampler keeps one order in ten, whoever uses it'],
  says: `
Some orders are kept and some are dropped, but not one in ten of them. If it
is a ratio, it should be 0.1. If it counts, look at where the count begins and
which number it lets through. If it looks at digits of the trace id: they are
hexadecimal, so one digit out of sixteen is not one in ten.
`,
  look: /Ratio\w*\(|Math\.random|\+\+|\+= 1|%/,
  shows: ({ recording }) => {
    const answer = recording.answer as { orders: number; kept: number } | undefined;
    // Right when it is asked for nothing but orders: then it is something else.
    if (answer && Math.abs(answer.kept / answer.orders - 0.1) < 0.002) return false;
    const ids = new Map(recording.spans.map((span) => [span.id, span]));
    const torn = recording.spans.some((span) => {
      const parent = ids.get(span.parentId ?? '');
      return parent && parent.sampled !== span.sampled;
    });
    const fates = new Set(recording.spans.map(({ sampled }) => sampled));
    return fates.size === 2 && !torn;
  },
} satisfies Mistake;
