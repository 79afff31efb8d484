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
The slip was written twice, because \`writeSlip\` is called in two places.
Tracing must leave the work of a program as it was. Keep one call, between the
start of the span and its end.
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
