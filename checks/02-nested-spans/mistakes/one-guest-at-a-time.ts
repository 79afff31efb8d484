import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  for (const order of twoOrders) await takeOrder(tracer, order);
`,
  },
  failsFirst: ['orders-overlap'],
  explanation: `
The orders are served one after the other. That way nothing can mix, but the
second guest has to wait. Tracing must leave the work as it was: serve both
orders at the same time, and let the context keep them apart.
`,
  openLine: /for (await )?\((const|let) /,
  recognise: ({ recording: { work } }, source) =>
    work.length === 8 && /for (await )?\((const|let) /.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  for (const order of twoOrders.slice(1)) await takeOrder(tracer, order);
`,
    },
  ],
} satisfies Mistake;
