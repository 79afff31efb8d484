import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      await grindBeans(order);
@@
-        await pullShot(order);
@@
-        await steamMilk(order);
`,
  },
  failsFirst: ['work-once'],
  explanation: `
The work was left out: no beans were ground. Tracing must leave the work of
a program as it was. For each order, do every piece of work once, inside its
span.
`,
  recognise: ({ recording }) => !recording.work.some(({ name }) => name === 'grind beans'),
  nearMisses: [
    {
      'lesson.ts': `
-      await grindBeans(order);
+      await Promise.all([grindBeans(order), grindBeans(order)]);
`,
    },
  ],
} satisfies Mistake;
