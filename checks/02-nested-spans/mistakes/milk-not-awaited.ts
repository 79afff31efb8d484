import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await Promise.all([
-      tracer.startActiveSpan('pull shot', async (pulling) => {
-        await pullShot(order);
-        pulling.end();
-      }),
-      tracer.startActiveSpan('steam milk', async (steaming) => {
-        await steamMilk(order);
-        steaming.end();
-      }),
-    ]);
+    void tracer.startActiveSpan('steam milk', async (steaming) => {
+      await steamMilk(order);
+      steaming.end();
+    });
+    await tracer.startActiveSpan('pull shot', async (pulling) => {
+      await pullShot(order);
+      pulling.end();
+    });
`,
  },
  failsFirst: ['all-spans-end', 'work-awaited', 'covers-work', 'parents-end-last'],
  explanation: `
The \`make latte\` span ended before the milk was ready. Usually that goes
unnoticed, because the shot takes longer. When the milk takes longer, its
span can even be lost. Wait for both: \`await Promise.all([…])\`. (A
\`Promise.race\` waits only for the first.)
`,
  openLine: /Promise\.race|['"`]steam milk['"`]|steamMilk\(/,
  recognise: ({ recording: { spans } }) =>
    spans.some((milk) => {
      const latte = spans.find(({ id }) => id === milk.parentId);
      const shot = spans.find(
        ({ name, parentId }) => name === 'pull shot' && parentId === latte?.id,
      );
      const { ended = Infinity } = latte ?? {};
      const isLate = milk.name === 'steam milk' && (milk.ended ?? Infinity) > ended;
      return isLate && (shot?.ended ?? Infinity) < ended;
    }),
  nearMisses: [
    {
      'lesson.ts': `
-    await Promise.all([
+    void Promise.all([
`,
    },
  ],
} satisfies Mistake;
