import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (decision > 0) this.#send([span], decision);
+    if (decision > 0) this.#send([span], ratioFor([span], this.#settings));
`,
  },
  failsFirst: ['late-spans-follow'],
  explanation: `
A late span of a kept trace is sent with the ratio that it would get alone, not
with the ratio of its trace. So a trace that was kept for its error counts as
two different things. Remember the ratio of each trace with the decision, and
send late spans with it.
`,
  openLine: /send\(\[ *\w+ *\]/,
  recognise: (run, source) => {
    const { kept, dropped } = factsOf(run, 'late-spans-follow');
    return kept === 2 && dropped === 0 && /ratioFor\(\[/.test(source);
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (decision > 0) this.#send([span], decision);
+    if (decision > 0) this.#send([span], 0.5);
`,
    },
  ],
} satisfies Mistake;
