import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import decidedAtClosingTime from './decided-at-closing-time.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (trace) trace.spans.push(span);
+    if (trace) {
+      trace.spans.push(span);
+      trace.since = now;
+    }
`,
  },
  failsFirst: ['waits-for-the-trace', 'wait-from-first'],
  explanation: `
Each span restarts the wait. A trace that gets a span now and then is never
decided, so it takes up memory for as long as it lasts. The wait begins with
the first span and is not extended.
`,
  openLine: /since = now|set\(/,
  recognise: (run) =>
    factsOf(run, 'wait-from-first').sent === 0 && factsOf(run, 'waits-for-the-trace').later === 5,
  nearMisses: [decidedAtClosingTime.edit],
} satisfies Mistake;
