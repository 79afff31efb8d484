import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';
import lateErrorKept from './late-error-kept.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (decision > 0) this.#send([span], decision);
`,
  },
  failsFirst: ['late-spans-follow'],
  explanation: `
A span that comes late is thrown away, although its trace was kept. So the
trace lacks its slowest part, which is often why somebody looks at it. Late
spans follow the decision: they are sent on if their trace was kept.
`,
  openLine: /decision|has\(/,
  recognise: (run) => {
    const { kept, dropped } = factsOf(run, 'late-spans-follow');
    return dropped === 0 && kept === 1;
  },
  nearMisses: [lateErrorKept.edit],
} satisfies Mistake;
