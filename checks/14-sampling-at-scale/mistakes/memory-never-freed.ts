import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
+    if (this.held >= this.#settings.maxSpans && this.#waiting.size > 0) this.#decideOldest();
@@
-    this.held -= spans.length;
`,
  },
  failsFirst: ['closing-time', 'memory-bounded', 'memory-used', 'held-is-true'],
  explanation: `
Your count of held spans only grows. If that count decides whether there is
room, it soon says that the memory is full although it is empty. From then on,
traces are decided before all their spans have come. Subtract the spans of
each trace that you decide about.
`,
  openLine: /held\+\+|held \+=/,
  recognise: (run) =>
    factsOf(run, 'memory-bounded').kept1 === 0 && factsOf(run, 'held-is-true').held === 112,
  nearMisses: [
    {
      'lesson.ts': `
-    this.held -= spans.length;
+    this.held -= 1;
`,
    },
  ],
} satisfies Mistake;
