import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { factsOf } from '../findings.ts';

export default {
  edit: {
    'lesson.ts': `
-  if (spans.some(({ error }) => error)) return 1;
+  if (spans.some(({ error, parent }) => error && parent === '')) return 1;
`,
  },
  failsFirst: ['errors-kept'],
  explanation: `
You ask only the root whether it failed. An error is on the span in which it
happened. The services above may have tried again or answered in another way,
and then the root has no error. Look at all the spans of the trace.
`,
  openLine: /error.*parent|parent.*error|root\w*\??\.error/,
  recognise: (run) => {
    const { root, others } = factsOf(run, 'errors-kept');
    return root === true && others === false;
  },
  nearMisses: [
    {
      'lesson.ts': `
-  if (spans.some(({ error }) => error)) return 1;
+  if (spans.slice(0, -1).some(({ error }) => error)) return 1;
`,
    },
  ],
} satisfies Mistake;
