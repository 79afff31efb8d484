import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isRight } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    // One of the traces that had to go may have been that of this span.
-    if (this.#isLate(span)) return;
`,
  },
  failsFirst: ['oldest-first'],
  explanation: `
You look for the decision before you make room. But the trace that has to go
may be the new span's own. Then this span is held as if its trace were new,
and the trace is decided twice. Look for the decision again when there is
room, or add the span first and then make room.
`,
  openLine: /maxSpans/,
  recognise: (run) => {
    const { ownKept, ownDropped } = factsOf(run, 'oldest-first');
    return ownKept === 1 && ownDropped === 1 && isRight(run, 'late-spans-follow');
  },
  nearMisses: [
    {
      'lesson.ts': `
-    // One of the traces that had to go may have been that of this span.
-    if (this.#isLate(span)) return;
+    if (this.#decisions.has(span.traceId)) return;
`,
    },
    {
      'lesson.ts': `
   add(span: RushSpan, now: number): void {
-    if (this.#isLate(span)) return;
`,
    },
  ],
} satisfies Mistake;
