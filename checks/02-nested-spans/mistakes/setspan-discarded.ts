import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { Tracer } from '@opentelemetry/api';
+import { context, trace, type Span, type Tracer } from '@opentelemetry/api';
@@
+function inSpan(tracer: Tracer, name: string, work: (span: Span) => Promise<void>): Promise<void> {
+  const span = tracer.startSpan(name);
+  trace.setSpan(context.active(), span);
+  return work(span);
+}
+
 async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
-  await tracer.startActiveSpan('take order', async (span) => {
+  await inSpan(tracer, 'take order', async (span) => {
@@
-  await tracer.startActiveSpan('make latte', async (span) => {
-    await tracer.startActiveSpan('grind beans', async (grinding) => {
+  await inSpan(tracer, 'make latte', async (span) => {
+    await inSpan(tracer, 'grind beans', async (grinding) => {
@@
-      tracer.startActiveSpan('pull shot', async (pulling) => {
+      inSpan(tracer, 'pull shot', async (pulling) => {
@@
-      tracer.startActiveSpan('steam milk', async (steaming) => {
+      inSpan(tracer, 'steam milk', async (steaming) => {
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
\`trace.setSpan(…)\` makes no span active. It returns a new context, and here
the result is not used. A context is active only while a function runs inside
it: \`context.with(trace.setSpan(context.active(), span), () => …)\`.
`,
  openLine: /^\s*(\w+\.)?trace\.setSpan\(.*\);?$/,
  recognise: (run, source) =>
    /(?<![=(,?:>]\s*)^\s*(\w+\.)?trace\.setSpan\(.*\);?$/m.test(source) &&
    run.all('make latte').every((span) => !span.parentId),
  nearMisses: [
    // The result is used: it only stands on a line of its own.
    {
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
+  const aRatherLongNameForTheContextOfThisOrderAndOfEverythingInIt =
+    trace.setSpan(context.active(), span);
+  await context.with(aRatherLongNameForTheContextOfThisOrderAndOfEverythingInIt, async () => {
+    await writeSlip(order);
+  });
+  await makeLatte(tracer, order);
+  span.end();
`,
    },
    {
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
+  await context.with(
+    trace.setSpan(context.active(), span),
+    () => writeSlip(order),
+  );
+  await makeLatte(tracer, order);
+  span.end();
`,
    },
  ],
} satisfies Mistake;
