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
A span was ended before its work had begun, so it does not measure that
work. The work has to be done between the start of the span and its \`end()\`.
Await the work first, then end the span, ideally in a \`finally\`.
`,
  recognise: ({ arrived, recording }) =>
    ['grind beans', 'pull shot', 'steam milk'].some((step) => {
      const work = recording.work.filter(({ name }) => name === step);
      const spans = arrived.filter(({ name }) => name === step);
      const [one, two] = spans.toSorted((a, b) => a.started - b.started);
      return (
        work.length === 2 && two && one!.ended! < work[0]!.begin && two.ended! < work[1]!.begin
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
