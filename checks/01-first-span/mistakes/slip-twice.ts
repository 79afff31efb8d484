import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  await writeSlip(firstOrder);
   await writeSlip(firstOrder);
`,
  },
  failsFirst: ['slip-once'],
  explanation: `
The slip was written twice: the line of the starter is still there, beside the
one that you added. Tracing goes around what a program does, and leaves it as
it was. Keep the one between the start of the span and its end.
`,
  recognise: ({ recording: { work } }, source) =>
    work.length === 2 && (source.match(/\bwriteSlip\(/g) ?? []).length === 2,
  nearMisses: [
    {
      'lesson.ts': `
-  await writeSlip(firstOrder);
+  for (let i = 0; i < 2; i++) await writeSlip(firstOrder);
`,
    },
  ],
} satisfies Mistake;
