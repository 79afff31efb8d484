import type { Mistake } from '../../../../workshop/explain.ts';

export default {
  fails: [
    '`run` keeps traces whole: a child is kept if its parent is',
    'a child follows its parent, whoever starts it',
    'a remote parent that was not sampled is followed',
  ],
  says: `
A parent that was kept is followed, but one that was dropped is treated as if
there were no parent at all. So a trace can begin in its middle, without the
span that says what it was about. "No parent" and "a parent that was not
sampled" are two cases, and only the first of them is yours to decide.
`,
  look: /traceFlags|ParentNotSampled|getSpan/,
  shows: ({ recording: { spans } }, source) => {
    const ids = new Map(spans.map((span) => [span.id, span]));
    const children = spans.filter(({ parentId }) => ids.has(parentId ?? ''));
    const lost = children.some((s) => ids.get(s.parentId!)!.sampled && !s.sampled);
    const asksParent = /new ParentBased|getSpan/.test(source);
    return !lost && asksParent && !/getActiveSpan/.test(source);
  },
} satisfies Mistake;
