import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (decision > 0) this.#send([span], decision);
+    if (decision > 0 || span.error) this.#send([span], decision || 1);
`,
  },
  failsFirst: ['late-spans-follow'],
  explanation: `
The trace was dropped, but its late span is sent because it has an error. The
other spans are gone, so nobody can see what led to the error. A late span
follows the decision about its trace, even with an error. To catch more of
them, wait longer.
`,
  openLine: /span\.error|\berror\b.*send/,
  recognise: (run) => {
    const { kept, dropped, plain, atOnce } = factsOf(run, 'late-spans-follow');
    return dropped === 1 && kept === 2 && plain === 0 && atOnce === 1;
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (decision > 0) this.#send([span], decision);
+    this.#send([span], decision || 1);
`,
    },
  ],
} satisfies Mistake;
