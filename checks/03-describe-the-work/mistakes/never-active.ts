import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
-    try {
-      await work();
-    } catch (error) {
-      fail(span, error as Error);
-      throw error;
-    } finally {
-      span.end();
-    }
-  });
+  const span = trace.getTracer('coffee-bar').startSpan(name, options);
+  await work()
+    .catch((error) => {
+      fail(span, error);
+      throw error;
+    })
+    .finally(() => span.end());
`,
  },
  failsFirst: ['children-of-order'],
  explanation: `
\`startSpan\` starts a span but does not make it active. So the next span finds
no parent and begins a trace of its own, and \`trace.getActiveSpan()\` finds no
span for the event. Do the work in \`startActiveSpan\`, or in
\`context.with(trace.setSpan(context.active(), span), work)\`.
`,
  openLine: /\.startSpan\(/,
  recognise: ({ recording: { calls, contextManager } }) => contextManager && !calls.with,
  nearMisses: [
    {
      'lesson.ts': `
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
   });
+  await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
`,
    },
  ],
} satisfies Mistake;
