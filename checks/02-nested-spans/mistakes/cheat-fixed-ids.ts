import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
   const provider = new NodeTracerProvider({
+    idGenerator: {
+      generateTraceId: () => '1234567890abcdef1234567890abcdef',
+      generateSpanId: () => Math.random().toString(16).slice(2, 10).padEnd(16, '1'),
+    },
`,
  },
  failsFirst: ['trace-per-order'],
  explanation: `
The two orders have the same trace id, although neither has a parent. So the
id was made up. A trace id is drawn at random, a new one for every root, so
that no two traces share an id. Leave the ids to the provider.
`,
  openLine: /generateTraceId/,
  recognise: (run) =>
    run.all('take order').length === 2 &&
    new Set(run.all('take order').map(({ traceId }) => traceId)).size === 1 &&
    run.all('take order').every((span) => !span.parentId),
  nearMisses: [
    {
      'lesson.ts': `
-  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  await takeOrder(tracer, twoOrders[0]!);
`,
    },
  ],
} satisfies Mistake;
