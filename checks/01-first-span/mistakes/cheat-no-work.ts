import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await writeSlip(firstOrder);
+  await new Promise((resolve) => setTimeout(resolve, 30));
`,
  },
  failsFirst: ['slip-once'],
  explanation: `
The bar did nothing: no slip was written. Tracing must leave the work of a
program as it was. Put \`await writeSlip(firstOrder)\` between the start of
the span and its end.
`,
  recognise: ({ recording }) => recording.work.length === 0,
  nearMisses: [
    {
      'lesson.ts': `
-import { firstOrder, writeSlip } from '#bar';
+import { firstOrder, grindBeans } from '#bar';
@@
-  await writeSlip(firstOrder);
+  await grindBeans(firstOrder);
`,
    },
  ],
} satisfies Mistake;
