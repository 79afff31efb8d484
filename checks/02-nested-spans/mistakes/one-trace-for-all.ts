import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  await tracer.startActiveSpan('rush hour', async (span) => {
+    await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+    span.end();
+  });
`,
  },
  failsFirst: ['trace-per-order'],
  explanation: `
Both orders are in one trace, because each \`take order\` has a parent. A
trace is the story of one request. These two guests have nothing to do with
each other, so start each \`take order\` where no span is active.
`,
  recognise: (run) =>
    run.all('take order').length === 2 &&
    new Set(run.all('take order').map(({ traceId }) => traceId)).size === 1 &&
    run.all('take order').every((span) => span.parentId),
  nearMisses: [
    {
      'lesson.ts': `
   const provider = new NodeTracerProvider({
+    idGenerator: {
+      generateTraceId: () => '1234567890abcdef1234567890abcdef',
+      generateSpanId: () => Math.random().toString(16).slice(2, 10).padEnd(16, '1'),
+    },
`,
    },
  ],
} satisfies Mistake;
