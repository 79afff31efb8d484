import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: ['`run` keeps traces whole: a child is kept if its parent is'],
  says: `
A sampler is asked once for every span, and this one tosses a new coin each
time. So an order can lose its latte, and a latte its order: nearly no trace
is whole. Toss once, where there is no parent. Where there is one, its flag
says how the coin fell: \`ParentBasedSampler\`, or
\`trace.getSpanContext(context)\`.
`,
  look: /Math\.random|\+\+|% ?10/,
  shows: ({ recording: { spans } }) => {
    const ids = new Map(spans.map((span) => [span.id, span]));
    const children = spans.filter(({ parentId }) => ids.has(parentId ?? ''));
    const lost = children.filter((s) => ids.get(s.parentId!)!.sampled && !s.sampled);
    const alone = children.filter((s) => !ids.get(s.parentId!)!.sampled && s.sampled);
    return lost.length > 0 && alone.length > 0;
  },
} satisfies Mistake;
