import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import recordedToDrop from './recorded-to-drop.ts';

export default {
  edit: {
    'lesson.ts': `
     remoteParentSampled: follow,
+    // A trace that was dropped gets a second chance.
+    localParentNotSampled: new OneOrderInTen(),
+    remoteParentNotSampled: new OneOrderInTen(),
`,
  },
  failsFirst: ['run-keeps-whole-traces', 'child-follows-parent', 'unsampled-remote-parent'],
  explanation: `
A parent that was kept is followed, but a parent that was dropped is treated
like no parent at all. So a trace can begin in the middle, without the span
that says what it was about. "No parent" and "a parent that was not sampled"
are two cases. Decide only in the first.
`,
  openLine: /traceFlags|ParentNotSampled|getSpan/,
  recognise: ({ recording: { spans } }, source) => {
    const ids = new Map(spans.map((span) => [span.id, span]));
    const children = spans.filter(({ parentId }) => ids.has(parentId ?? ''));
    const lost = children.some((s) => ids.get(s.parentId!)!.sampled && !s.sampled);
    const followed = spans.filter((s) => s.remoteParent && s.name === 'POST /refunds');
    const below = children.filter((s) => !ids.get(s.parentId!)!.sampled);
    // Now and then one is kept. More of them, and it is another mistake.
    const few = [followed, below].every(
      (some) => some.filter(({ sampled }) => sampled).length <= some.length / 2,
    );
    const asksParent = /new ParentBased|getSpan/.test(source) && !/getActiveSpan/.test(source);
    const callers = spans.filter((s) => s.remoteParent && s.name === 'take order');
    return !lost && asksParent && few && callers.every(({ sampled }) => sampled);
  },
  nearMisses: [recordedToDrop.edit],
} satisfies Mistake;
