import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    for (const id of [1, 2, 3]) await takeOrder(tracer, { id, drink: 'latte' });
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
These spans describe orders that nobody placed: the bar never opened. Call
\`openBar\`, and let it give each of its orders to \`takeOrder\`.
`,
  recognise: ({ recording: { said, work } }, source) =>
    work.length > 0 &&
    !/\bopenBar\(/.test(source) &&
    !said.some(({ what }) => what === 'served' || what === 'closing time'),
  nearMisses: [
    // It is opened, and the process ends before the first order is done.
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    void openBar((order) => takeOrder(tracer, order), closing.signal);
+    setImmediate(() => process.exit());
`,
    },
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
+  closing.abort();
`,
    },
  ],
} satisfies Mistake;
