import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, ROOT_CONTEXT, type Context, type Tracer } from '@opentelemetry/api';
@@
-async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
+let latte: Context = ROOT_CONTEXT;
+
+async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
@@
+    latte = context.active();
     await tracer.startActiveSpan('grind beans', async (grinding) => {
@@
-      tracer.startActiveSpan('pull shot', async (pulling) => {
+      tracer.startActiveSpan('pull shot', {}, latte, async (pulling) => {
@@
-      tracer.startActiveSpan('steam milk', async (steaming) => {
+      tracer.startActiveSpan('steam milk', {}, latte, async (steaming) => {
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
  recognise: (_run, source) => /^(let|var) \w+(;|: [^=\n]*(Span|Context)\b)/m.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-        await steamMilk(order);
+        await steamMilk(twoOrders[0]!);
`,
    },
  ],
} satisfies Mistake;
