import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
+    while (this.#waiting.size >= this.#settings.maxSpans) this.#decideOldest();
`,
  },
  failsFirst: ['memory-bounded'],
  explanation: `
The traces are counted, but spans take the memory, and a trace may have any
number of them. One job whose trace has 100,000 spans is enough to fill it.
Count the spans that are held.
`,
  openLine: /\.size >=?/,
  recognise: (run) => {
    const { kept1, kept5 } = factsOf(run, 'memory-bounded');
    return kept1 === 0 && kept5 === 2;
  },
  nearMisses: [
    {
      'lesson.ts': `
-    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
+    while (this.held >= 3 * this.#settings.maxSpans) this.#decideOldest();
`,
    },
  ],
} satisfies Mistake;
