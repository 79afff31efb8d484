import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-/** Does \`work\` inside a span. Whatever becomes of the work, the span hears of it and ends. */
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
An error left the function before \`span.end()\` was reached. A span that does
not end is never exported, so the trace of the order that failed, the very one
you will look for, is the one with holes. \`finally\` runs on both ways out.
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
