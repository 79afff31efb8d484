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
The orders were put one behind the other, so there is nothing left that could
mix. The picture looks right, and the second guest waits. Tracing leaves the
work as it is: both orders go on at once, and the context keeps them apart.
`,
  openLine: /for (await )?\(const/,
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
