import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import decisionsCleared from './decisions-cleared.ts';

export default {
  edit: {
    'lesson.ts': `
     if (decision === undefined) return false;
+    this.#decisions.delete(span.traceId);
+    this.#decisions.set(span.traceId, decision);
`,
  },
  failsFirst: ['decisions-bounded'],
  explanation: `
Each late span makes the decision about its trace the newest one. So the
decision about a trace with many late spans stays, and later decisions are
forgotten too early. What counts is when a trace was decided. Do not add a
decision again when you only read it.
`,
  openLine: /decisions\.delete\(|decided\.delete\(/,
  recognise: (run) => {
    const { remembered, refreshed } = factsOf(run, 'decisions-bounded');
    const [first, second, third] = remembered as number[];
    return first === 45 && second === 45 && third! < 45 && refreshed === 5;
  },
  nearMisses: [decisionsCleared.edit],
} satisfies Mistake;
