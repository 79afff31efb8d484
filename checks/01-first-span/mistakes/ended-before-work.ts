import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  span.end();
   await writeSlip(firstOrder);
-  // End it only now: ending a span is what measures it and ships it.
-  span.end();
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
The span was ended before the work began, so it does not include the slip. A
span lasts from \`startSpan\` to its first \`end()\`; a second \`end()\` changes
nothing. Put the work between the two, and await it there.
`,
  openLine: /\.end\(\)/,
  recognise: (run, source) =>
    !/\.end\([^)]/.test(source) &&
    run.all('take order').every((span) => (span.ended ?? 0) < run.work('write slip')[0]!.begin),
  nearMisses: [
    {
      'lesson.ts': `
-  await writeSlip(firstOrder);
+  writeSlip(firstOrder);
`,
    },
  ],
} satisfies Mistake;
