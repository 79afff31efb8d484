import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  span.end(Date.now() + 30);
   await writeSlip(firstOrder);
-  // Only now: the end is when a span is measured, and when it is handed on.
-  span.end();
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
The span was ended before the work, with an end that was made up. The bar has
the right length and stands in the wrong place: nobody measured anything. Call
\`span.end()\` without a time, when the work is done.
`,
  openLine: /\.end\([^)]/,
  recognise: (run, source) =>
    /\.end\([^)]/.test(source) &&
    run.all('take order').every((span) => (span.ended ?? 0) < run.work('write slip')[0]!.begin),
  nearMisses: [
    {
      'lesson.ts': `
-  await writeSlip(firstOrder);
-  // Only now: the end is when a span is measured, and when it is handed on.
-  span.end();
+  writeSlip(firstOrder);
+  span.end(Date.now());
`,
    },
  ],
} satisfies Mistake;
