import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import lateErrorKept from './late-error-kept.ts';

export default {
  edit: {
    'lesson.ts': `
-    const decision = this.#decisions.get(span.traceId);
+    const decision = undefined as number | undefined;
`,
  },
  failsFirst: ['late-spans-follow'],
  explanation: `
The decision is forgotten once it is made, so a late span begins its trace
again and is judged alone. Then a trace is kept in part: a span with an error
but without its trace, or a trace without its last span. Remember what you
decided, and let late spans follow it.
`,
  recognise: (run) => {
    const { kept, dropped } = factsOf(run, 'late-spans-follow');
    return dropped === 1 && kept === 1;
  },
  nearMisses: [lateErrorKept.edit],
} satisfies Mistake;
