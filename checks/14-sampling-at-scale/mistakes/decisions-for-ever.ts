import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (this.#decisions.size <= this.#settings.maxDecisions) return;
-    const [first = ''] = this.#decisions.keys();
-    this.#decisions.delete(first);
`,
  },
  failsFirst: ['decisions-bounded'],
  explanation: `
Old decisions are still remembered. A decision is small, but there are ten
million of them a day, and the Collector runs for months. Remember the last
\`maxDecisions\` decisions, and forget the oldest.
`,
  openLine: /decisions\.set|decided\.set/,
  recognise: (run, source) =>
    factsOf(run, 'decisions-bounded').old === 2 &&
    !/(deci|verdict)\w*\.(delete|clear)\(/i.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    if (this.#decisions.size <= this.#settings.maxDecisions) return;
+    if (this.#decisions.size <= this.#settings.maxDecisions / 5) return;
`,
    },
  ],
} satisfies Mistake;
