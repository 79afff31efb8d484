import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** The span only watches: it notes the error and ends, and the caller still gets the error. */
@@
       await work();
+      span.end();
@@
-    } finally {
-      span.end();
`,
  },
  failsFirst: ['all-spans-end'],
  explanation: `
The work threw an error, so \`span.end()\` was not reached. A span that does
not end is never exported. So the incomplete trace is the one that you will
look for: the order that failed. Call \`end()\` in a \`finally\`, which runs in
every case.
`,
  openLine: /\.end\(\)/,
  recognise: ({ recording }) =>
    recording.spans.some(({ ended, name }) => name === 'charge card' && ended === undefined) &&
    recording.spans.some(({ ended, name }) => name === 'charge card' && ended !== undefined),
  nearMisses: [
    {
      'lesson.ts': `
-      span.end();
+      if (name !== 'make drink') span.end();
`,
    },
  ],
} satisfies Mistake;
