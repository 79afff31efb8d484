import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-        await pullShot(order);
+        const steaming = tracer.startSpan('steam milk');
+        await Promise.all([pullShot(order), steamMilk(order)]);
+        steaming.end();
         pulling.end();
       }),
-      tracer.startActiveSpan('steam milk', async (steaming) => {
-        await steamMilk(order);
-        steaming.end();
-      }),
`,
  },
  failsFirst: ['milk-below-latte'],
  explanation: `
\`steam milk\` was started while \`pull shot\` was the active span, so that became
its parent. Two pieces of work that go on side by side are siblings: start
both where \`make latte\` is active, not one inside the function of the other.
`,
  openLine: /'steam milk'/,
  recognise: (run) => run.all('steam milk').some((span) => run.parent(span)?.name === 'pull shot'),
  nearMisses: [
    {
      'lesson.ts': `
-      tracer.startActiveSpan('steam milk', async (steaming) => {
+      tracer.startActiveSpan('steam milk', { root: true }, async (steaming) => {
`,
    },
  ],
} satisfies Mistake;
