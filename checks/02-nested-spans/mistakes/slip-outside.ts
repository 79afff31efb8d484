import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+import { context, trace } from '@opentelemetry/api';
 import type { Tracer } from '@opentelemetry/api';
@@
-  await tracer.startActiveSpan('take order', async (span) => {
-    await writeSlip(order);
-    await makeLatte(tracer, order);
-    span.end();
-  });
+  const span = tracer.startSpan('take order');
+  await writeSlip(order);
+  await context.with(trace.setSpan(context.active(), span), () => makeLatte(tracer, order));
+  span.end();
`,
  },
  failsFirst: ['order-active'],
  explanation: `
\`take order\` was not active while the slip was written, so a span started in
\`writeSlip\` would find no parent. A span is active only inside the function
that \`startActiveSpan\` or \`context.with\` was given. Do all the work of the
order in that function, including the slip.
`,
  openLine: /writeSlip\(/,
  recognise: ({ recording: { work } }) =>
    work.some(({ active }) => active !== undefined) &&
    work.filter(({ name }) => name === 'write slip').every(({ active }) => active === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Tracer } from '@opentelemetry/api';
@@
-  await tracer.startActiveSpan('make latte', async (span) => {
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
-      await grindBeans(order);
-      grinding.end();
-    });
+  await tracer.startActiveSpan('make latte', async (span) => {
+    const grinding = tracer.startSpan('grind beans');
+    await context.with(trace.deleteSpan(context.active()), () => grindBeans(order));
+    grinding.end();
`,
    },
  ],
} satisfies Mistake;
