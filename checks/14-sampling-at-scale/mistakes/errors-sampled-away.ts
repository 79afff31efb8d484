import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf, isBetween, isRight } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < this.#settings.share;
`,
  },
  failsFirst: ['waits-for-the-trace', 'errors-and-slow-kept'],
  explanation: `
The share decides about all traces, even about those with an error. That is
head sampling again, only later and more expensive. Decide each trace with
what \`ratioFor\` returns for its spans: 1 means that the trace is kept in any
case.
`,
  openLine: /[<>]=? *(this\.#?)?(settings\.)?share\b/,
  recognise: (run) =>
    factsOf(run, 'waits-for-the-trace').later === 0 &&
    isBetween(factsOf(run, 'errors-and-slow-kept').missing, 0.9, 0.98) &&
    isRight(run, 'share-of-the-rest'),
  nearMisses: [
    {
      'lesson.ts': `
-    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
+    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio / 100;
`,
    },
  ],
} satisfies Mistake;
