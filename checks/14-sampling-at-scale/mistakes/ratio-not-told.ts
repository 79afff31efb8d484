import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (isKept) this.#send(spans, ratio);
+    if (isKept) this.#send(spans, 1);
`,
  },
  failsFirst: ['sends-ratio'],
  explanation: `
Every trace is sent with the ratio 1, as if each were certain to be kept. But
only a share of the usual traces was kept. Whoever counts them later has to
know how many each of them stands for. Tail sampling needs weights as well.
`,
  openLine: /send\(.*1\)/,
  recognise: (run) => {
    const { ratio, must } = factsOf(run, 'sends-ratio');
    return ratio === 1 && must === 0.2;
  },
  nearMisses: [
    {
      'lesson.ts': `
-    if (isKept) this.#send(spans, ratio);
+    if (isKept) this.#send(spans, this.#settings.share);
`,
    },
  ],
} satisfies Mistake;
