import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
+    if (this.held >= this.#settings.maxSpans) return;
`,
  },
  failsFirst: ['memory-bounded', 'oldest-first'],
  explanation: `
When the memory is full, new spans are thrown away unseen. So traces lose
parts, and nothing decides about them. Decide early about the trace that has
waited longest: most of its spans have come.
`,
  openLine: /maxSpans/,
  recognise: (run) =>
    factsOf(run, 'oldest-first').oldest === 0 && factsOf(run, 'memory-bounded').kept1 === 0,
  nearMisses: [
    {
      'lesson.ts': `
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
+    while (this.held >= this.#settings.maxSpans) {
+      const traceId = [...this.#waiting.keys()].at(-1)!;
+      this.held -= this.#waiting.get(traceId)!.spans.length;
+      this.#waiting.delete(traceId);
+    }
`,
    },
  ],
} satisfies Mistake;
