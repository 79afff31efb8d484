import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-      await grindBeans(order);
       grinding.end();
     });
+    await grindBeans(order);
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
A span was ended before the work that it is named after had begun, so its bar
is next to zero. Ending it is what measures it: first the work, awaited, then
\`end()\`, best in a \`finally\`.
`,
  recognise: ({ arrived, recording }) =>
    arrived.some((span) => {
      const next = recording.work.filter(({ name }) => name === span.name);
      return (
        next.length === 2 &&
        next.every(({ begin, end = 0 }) => {
          return begin > (span.ended ?? 0) || end < span.started;
        })
      );
    }),
  nearMisses: [
    {
      'lesson.ts': `
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+    const ground = grindBeans(order);
+    const grinding = tracer.startSpan('grind beans');
+    await ground;
+    grinding.end();
`,
    },
  ],
} satisfies Mistake;
