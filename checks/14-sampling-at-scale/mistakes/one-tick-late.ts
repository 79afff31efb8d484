import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import decidedAtClosingTime from './decided-at-closing-time.ts';

export default {
  edit: {
    'lesson.ts': `
-      if (now - since < this.#settings.waitMs) return;
+      if (now - since <= this.#settings.waitMs) return;
`,
  },
  failsFirst: ['wait-from-first'],
  explanation: `
The trace is decided one tick too late. At this tick, exactly \`waitMs\` have
passed since its first span came, but your comparison still waits for more.
When \`waitMs\` have passed, the time is over: compare with \`>=\`, or keep
waiting only with \`<\`.
`,
  openLine: /waitMs/,
  recognise: (run) => {
    const { atTheTick, later } = factsOf(run, 'wait-from-first');
    return atTheTick === 0 && later === 1;
  },
  nearMisses: [decidedAtClosingTime.edit],
} satisfies Mistake;
