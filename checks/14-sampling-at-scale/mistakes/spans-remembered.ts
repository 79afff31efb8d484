import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import unboundedMemory from './unbounded-memory.ts';

export default {
  edit: {
    'lesson.ts': `
-  #decisions = new Map<string, number>();
+  #decisions = new Map<string, number>();
+  #all = new Map<string, RushSpan[]>();
@@
     this.#waiting.delete(traceId);
+    this.#all.set(traceId, spans);
`,
  },
  failsFirst: ['spans-let-go'],
  explanation: `
The decided traces are counted as gone, but something still refers to their
spans. Then their memory is not freed, whatever \`held\` says. Keep only the
decision about a trace, and let its spans go.
`,
  openLine: /\.set\(/,
  recognise: (run) => Number(factsOf(run, 'spans-let-go').left) > 250,
  nearMisses: [unboundedMemory.edit],
} satisfies Mistake;
