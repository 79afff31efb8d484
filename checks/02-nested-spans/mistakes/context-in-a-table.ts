import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Context, type Tracer } from '@opentelemetry/api';
@@
-async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
-  await tracer.startActiveSpan('take order', async (span) => {
-    await writeSlip(order);
-    await makeLatte(tracer, order);
-    span.end();
-  });
-}
+const going = new Map<string, Context>();
+
+async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
+  const span = tracer.startSpan('take order');
+  going.set(order.drink, trace.setSpan(context.active(), span));
+  await context.with(going.get(order.drink)!, () => writeSlip(order));
+  await context.with(going.get(order.drink)!, () => makeLatte(tracer, order));
+  span.end();
+}
`,
  },
  failsFirst: ['orders-do-not-mix', 'trace-per-order'],
  explanation: `
The context of each order is kept in a table that all orders share. If two
guests order the same drink at once, one context replaces the other, and work
lands in the wrong trace. Keep the context in a constant inside the function,
or let \`startActiveSpan\` carry it.
`,
  openLine: /new Map\b|: Record<|= \{\};/,
  recognise: (_run, source) =>
    /^const \w+[^=\n]*= (new Map\b|\{\})/m.test(source) &&
    /<[^>\n]*\bContext>|(\.set\(|\] *=)[^;]*(setSpan|context\.active)/.test(source) &&
    !/^(let|var) /m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+const started = new Map<string, number>();
+
 async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
+  started.set(order.drink, Date.now());
@@
-        await steamMilk(order);
+        await steamMilk({ ...order, id: 1 });
`,
    },
  ],
} satisfies Mistake;
