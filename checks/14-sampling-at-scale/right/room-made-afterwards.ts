import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   add(span: RushSpan, now: number): void {
     if (this.#isLate(span)) return;
-    // This decides too early, before all the spans are there. But the memory is full.
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
-    // One of the traces that had to go may have been that of this span.
@@
     this.held++;
+    while (this.held > this.#settings.maxSpans) this.#decideOldest();
@@
-  return parseInt(traceId.slice(-8), 16) % collectors;
+  let hash = 0;
+  for (const digit of traceId) hash = (31 * hash + digit.charCodeAt(0)) >>> 0;
+  return hash % collectors;
`,
  },
} satisfies RightAnswer;
