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
Both orders hang in one trace, because a span around them was active when they
began. A trace is the story of one request. Two guests who know nothing of
each other are two stories, and in one picture nobody finds the slow one.
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
