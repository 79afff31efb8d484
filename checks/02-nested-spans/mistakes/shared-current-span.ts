import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Span, type Tracer } from '@opentelemetry/api';
@@
+let current: Span;
+
 async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
   await tracer.startActiveSpan('take order', async (span) => {
+    current = span;
@@
-  await tracer.startActiveSpan('make latte', async (span) => {
+  const parent = trace.setSpan(context.active(), current);
+  await tracer.startActiveSpan('make latte', {}, parent, async (span) => {
+    current = span;
`,
  },
  failsFirst: ['orders-do-not-mix'],
  openLine: /^(let|var) /,
  explanation: `
A variable that both orders share holds a span or a context, and one order
uses what the other left there. So work lands in the wrong trace. The active
span belongs to one chain of calls. Let the context carry it, with
\`startActiveSpan\` or \`context.with\`.
`,
  recognise: (_run, source) => /^(let|var) \w+(;|: [^=\n]*(Span|Context))/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-        await steamMilk(order);
+        await steamMilk(twoOrders[0]!);
`,
    },
  ],
} satisfies Mistake;
