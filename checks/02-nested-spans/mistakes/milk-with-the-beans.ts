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
The shot and the milk were started while the beans were still being ground.
\`Promise.all\` does not put things in order: everything in its array has
already been started. Await the grinding first, then start the other two.
`,
  openLine: /['"`]pull shot['"`]/,
  recognise: (run) =>
    run
      .work('grind beans')
      .every(({ order, end = 0 }) =>
        ['pull shot', 'steam milk'].every((name) =>
          run.work(name).some((work) => work.order === order && work.begin < end),
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
    {
      'lesson.ts': `
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+    const grinding = tracer.startSpan('grind beans');
+    await grindBeans(order);
@@
     ]);
+    grinding.end();
     span.end();
`,
    },
  ],
} satisfies Mistake;
