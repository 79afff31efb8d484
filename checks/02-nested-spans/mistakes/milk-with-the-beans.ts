import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
     await Promise.all([
+      tracer.startActiveSpan('grind beans', async (grinding) => {
+        await grindBeans(order);
+        grinding.end();
+      }),
`,
  },
  failsFirst: ['shot-after-grinding'],
  explanation: `
All three entries of the list were started at once, so the shot and the milk
did not wait for the beans. What stands in the list of a \`Promise.all\` has
begun already when it is awaited. Await the grinding above the list.
`,
  openLine: /['"`]pull shot['"`]/,
  recognise: (run) =>
    run.all('grind beans').every((grinding) =>
      ['pull shot', 'steam milk'].every((name) =>
        run.all(name).some((span) => {
          return span.traceId === grinding.traceId && span.started < (grinding.ended ?? 0);
        }),
      ),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+    const milk = tracer.startActiveSpan('steam milk', async (steaming) => {
+      await steamMilk(order);
+      steaming.end();
+    });
+    await tracer.startActiveSpan('grind beans', async (grinding) => {
+      await grindBeans(order);
+      grinding.end();
+    });
@@
-      tracer.startActiveSpan('steam milk', async (steaming) => {
-        await steamMilk(order);
-        steaming.end();
-      }),
+      milk,
`,
    },
  ],
} satisfies Mistake;
