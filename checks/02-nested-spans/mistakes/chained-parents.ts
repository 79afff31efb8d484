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
\`pull shot\` is the parent of \`steam milk\`. A span becomes the parent of any
span that is started while it is active. Two pieces of work that run side by
side are siblings. Start both where \`make latte\` is active, and neither inside
the callback for the other.
`,
  openLine: /['"`]steam milk['"`]/,
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
