import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  register(provider);
@@
-  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
+  register(provider);
`,
  },
  failsFirst: ['latte-below-order'],
  explanation: `
A context manager is set, but only after spans were started. A span finds its
parent at the moment when it starts, so it is too late for those. Set the
three globals before the first span.
`,
  openLine: /setGlobalContextManager|^\s*register\(/,
  recognise: ({ recording: { contextManager, work } }) =>
    contextManager && work.length > 0 && work.every(({ active }) => active === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
`,
    },
  ],
} satisfies Mistake;
