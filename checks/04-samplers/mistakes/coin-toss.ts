import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { askedAboutEach } from '../by-hand.ts';
import halfAParent from './half-a-parent.ts';

export default {
  edit: {
    'lesson.ts': `${askedAboutEach}
@@
-  #oneInTen = new TraceIdRatioBasedSampler(0.1);
-
@@
-    const { decision } = this.#oneInTen.shouldSample(context, traceId);
-    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
+    return Math.random() < 0.1 ? keep('one in ten') : drop;
`,
  },
  failsFirst: ['run-keeps-whole-traces'],
  explanation: `
A sampler is asked once for every span, and this one decides anew each time.
So an order can lose its latte, and a latte can lose its order. Decide only
where there is no parent. Where there is a parent, its sampled flag says what
was decided. Use \`ParentBasedSampler\` or \`trace.getSpanContext(context)\`.
`,
  openLine: /Math\.random|\+\+|% ?10/,
  recognise: ({ recording: { spans } }) => {
    const ids = new Map(spans.map((span) => [span.id, span]));
    const children = spans.filter(({ parentId }) => ids.has(parentId ?? ''));
    const lost = children.filter((s) => ids.get(s.parentId!)!.sampled && !s.sampled);
    const alone = children.filter((s) => !ids.get(s.parentId!)!.sampled && s.sampled);
    const followed = children.some((s) => ids.get(s.parentId!)!.sampled === s.sampled);
    return lost.length > 0 && alone.length > 0 && followed;
  },
  nearMisses: [
    halfAParent.edit,
    // It looks at the parent, and does the opposite.
    {
      'lesson.ts': `
-    localParentSampled: follow,
+    localParentSampled: { shouldSample: () => drop },
+    localParentNotSampled: follow,
`,
    },
  ],
} satisfies Mistake;
