import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      throw error;
+      throw new Error((error as Error).message);
`,
  },
  failsFirst: ['error-reaches-run'],
  explanation: `
A new error is thrown in place of the original. The message is the same, but
the class, the stack and all other fields are lost, so a caller can no longer
tell a declined card from a silent bank. Write \`throw error\`, or make the
original the new error's \`cause\`.
`,
  openLine: /throw new |reject\(new /,
  recognise: ({ recording: { said } }, source) =>
    said.some(({ what }) => what.startsWith('perhaps because the bank declined')) &&
    /throw new |reject\(new /.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await takeOrder(order).catch((error) => apologise(order, error));
+    await takeOrder(order).catch(() => apologise(order, new Error('no coffee today')));
`,
    },
  ],
} satisfies Mistake;
