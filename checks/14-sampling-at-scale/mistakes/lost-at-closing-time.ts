import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
   close(): void {
-    while (this.#waiting.size > 0) this.#decideOldest();
+    this.#waiting.clear();
`,
  },
  failsFirst: ['closing-time'],
  explanation: `
At \`close\`, whatever is held is lost: up to half a minute of traces, at
every deploy. This is lesson 5 again, with a longer queue. No more spans will
come, so every trace is as complete as it will ever be. Decide about all of
them.
`,
  openLine: /close\(/,
  recognise: (run) => factsOf(run, 'closing-time').failed === 0,
  nearMisses: [
    {
      'lesson.ts': `
   close(): void {
-    while (this.#waiting.size > 0) this.#decideOldest();
+    while (this.#waiting.size > 1) this.#decideOldest();
`,
    },
  ],
} satisfies Mistake;
