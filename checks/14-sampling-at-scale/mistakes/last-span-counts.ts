import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import waitRestarted from './wait-restarted.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (trace) trace.spans.push(span);
+    if (trace) {
+      trace.spans.push(span);
+      this.#waiting.delete(span.traceId);
+      this.#waiting.set(span.traceId, trace);
+    }
`,
  },
  failsFirst: ['wait-from-first'],
  explanation: `
A trace that gets another span moves to the end of your list. So the trace at
the front is not the one that began first, and a trace whose time is up stands
behind a younger one. Leave each trace where its first span put it.
`,
  openLine: /\.delete\(|\.splice\(|sort/i,
  recognise: (run) => {
    const { sent, older } = factsOf(run, 'wait-from-first');
    return sent === 3 && older === 0 && factsOf(run, 'oldest-first').oldest === 0;
  },
  nearMisses: [
    waitRestarted.edit,
    {
      'lesson.ts': `
-      if (now - since < this.#settings.waitMs) return;
+      if (now - since < this.#settings.waitMs || this.#waiting.size > 1) return;
`,
    },
  ],
} satisfies Mistake;
