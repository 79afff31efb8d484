import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isRight } from '../findings.ts';
import decisionsShared from './decisions-shared.ts';

export default {
  edit: {
    'lesson.ts': `
-class TailSampler implements Collector {
+let credit = 0;
+
+class TailSampler implements Collector {
@@
-    // By the trace id, so that the same trace is judged alike whoever asks, and however often.
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    credit += ratio;
+    const isKept = credit >= 1;
+    if (isKept) credit--;
`,
  },
  failsFirst: ['collectors-apart'],
  explanation: `
All Collectors count in one variable, because it was made outside the
Collector. Over all of them, the share is right. But if two decide in turn,
one of them keeps too many traces and the other too few. Make the count
inside, once for each Collector.
`,
  openLine: /^(let|var) /,
  recognise: (run, source) => {
    const [one = 0, other = 0] = (factsOf(run, 'collectors-apart').kept as number[]) ?? [];
    return (
      !isRight(run, 'collectors-apart') &&
      isRight(run, 'share-of-the-rest') &&
      Math.abs(one + other - 400) <= 85 &&
      Math.abs(one - other) > 120 &&
      /^(let|var) \w/m.test(source)
    );
  },
  nearMisses: [
    decisionsShared.edit,
    {
      'lesson.ts': `
-class TailSampler implements Collector {
+let made = 0;
+
+class TailSampler implements Collector {
@@
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    const isKept = made === 1 && parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
@@
+    made++;
     this.#settings = settings;
`,
    },
  ],
} satisfies Mistake;
