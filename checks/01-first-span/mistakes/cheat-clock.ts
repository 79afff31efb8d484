import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  span.end(Date.now() + 30);
   await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
The span was ended before the work began, with an end time of your own. So
the work was not measured. Call \`end()\` without a time, after the work is
done.
`,
  openLine: /\.end\([^)]/,
  recognise: (run, source) =>
    /\.end\([^)]/.test(source) &&
    run.all('take order').every((span) => (span.ended ?? 0) < run.work('write slip')[0]!.begin),
  nearMisses: [
    {
      'lesson.ts': `
-  await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
+  writeSlip(firstOrder);
+  span.end(Date.now());
`,
    },
  ],
} satisfies Mistake;
