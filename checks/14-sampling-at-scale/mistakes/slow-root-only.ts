import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-  const start = Math.min(...spans.map((span) => span.start));
-  const end = Math.max(...spans.map((span) => span.end));
+  const root = spans.find(({ parent }) => parent === '');
+  const { start, end } = root ?? spans[0]!;
`,
  },
  failsFirst: ['slow-kept'],
  explanation: `
You ask only the root how long the trace took. But the root may end before its
children: here, the order is taken, and then the waiter brings the drink. The
trace lasts from the first start to the last end of all its spans.
`,
  openLine: /end - start|root/,
  recognise: (run) => {
    const { root, noOther, chain } = factsOf(run, 'slow-kept');
    return root === true && noOther === true && chain === false;
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const end = Math.max(...spans.map((span) => span.end));
+  const end = Math.max(...spans.slice(0, 1).map((span) => span.end));
`,
    },
  ],
} satisfies Mistake;
