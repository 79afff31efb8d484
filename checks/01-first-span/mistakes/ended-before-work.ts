import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  span.end();
   await writeSlip(firstOrder);
-  // Only now: the end is when a span is measured, and when it is handed on.
-  span.end();
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
\`span.end()\` came before the work, so the span measures nothing: its bar is
next to zero, while the slip took its time. A span lasts from \`startSpan\` to
its first \`end()\`; a second one changes nothing. What it is to measure must
stand between the two, and be awaited there.
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
