import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+    const ground = grindBeans(order);
+    await tracer.startActiveSpan('grind beans', async (grinding) => {
+      await ground;
+      grinding.end();
+    });
`,
  },
  failsFirst: ['covers-work'],
  explanation: `
The work had begun before its span was started, so the span does not show all
of it. A call such as \`grindBeans(order)\` starts the work at once. Call it
inside the callback for its span. If a helper starts the span, pass it a
function, \`() => grindBeans(order)\`, and not the promise.
`,
  openLine: /^(?!.*(=>|await) *grindBeans).*grindBeans\(|^(?!.*(=>|await) *pullShot).*pullShot\(/,
  recognise: ({ recording: { work, spans } }) =>
    work.some(
      ({ name, begin }) =>
        name !== 'write slip' &&
        spans.some((span) => span.name === name && span.started > begin) &&
        spans.every((span) => span.name !== name || span.ended !== undefined),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-      await grindBeans(order);
-      grinding.end();
+      grinding.end();
+      await grindBeans(order);
`,
    },
  ],
} satisfies Mistake;
