import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import decisionsForEver from './decisions-for-ever.ts';

export default {
  edit: {
    'lesson.ts': `
-    const [first = ''] = this.#decisions.keys();
-    this.#decisions.delete(first);
+    this.#decisions.clear();
`,
  },
  failsFirst: ['decisions-bounded'],
  explanation: `
When there are too many decisions, many of them are forgotten at once, even
one made a moment ago. So the late spans of that trace are judged alone.
Forget only the oldest decision. A Map keeps its entries in the order in which
they were added.
`,
  openLine: /\.clear\(\)/,
  recognise: (run) => {
    const { remembered } = factsOf(run, 'decisions-bounded');
    const [before, after] = remembered as number[];
    return before !== after;
  },
  nearMisses: [decisionsForEver.edit],
} satisfies Mistake;
