import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Tracer } from '@opentelemetry/api';
@@
-  await tracer.startActiveSpan('take order', async (span) => {
-    await writeSlip(order);
-    await makeLatte(tracer, order);
-    span.end();
-  });
+  const span = tracer.startSpan('take order');
+  const inOrder = trace.setSpan(context.active(), span);
+  await context.bind(inOrder, writeSlip)(order);
+  await context.bind(inOrder, makeLatte)(tracer, order);
+  span.end();
@@
-  await tracer.startActiveSpan('make latte', async (span) => {
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
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
-    span.end();
-  });
+  const span = tracer.startSpan('make latte');
+  const inLatte = trace.setSpan(context.active(), span);
+  const step = context.bind(inLatte, async (name: string, work: typeof grindBeans) => {
+    const span = tracer.startSpan(name);
+    await work(order);
+    span.end();
+  });
+  await step('grind beans', grindBeans);
+  await Promise.all([step('pull shot', pullShot), step('steam milk', steamMilk)]);
+  span.end();
`,
  },
} satisfies RightAnswer;
