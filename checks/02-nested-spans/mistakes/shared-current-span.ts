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
  failsFirst: ['trace-per-order', 'latte-below-order'],
  openLine: /^(let|var) /m,
  explanation: `
A variable that all orders share holds "the current span", and the second
order writes over the first one's while that waits. So spans land in the wrong
trace. What is active belongs to one chain of calls: that is what the context
is for. Let \`startActiveSpan\` or \`context.with\` carry it.
`,
  recognise: (run) =>
    run.all('take order').some((span) => run.parent(span)) ||
    run.all('make latte').some((span) => run.parent(span)?.name === 'make latte'),
} satisfies Mistake;
