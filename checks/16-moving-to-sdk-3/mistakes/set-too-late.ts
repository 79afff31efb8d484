import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeIn } from '../code.ts';

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
parent when it starts, so it is too late for those. Set the three globals
before the first span.
`,
  openLine: /setGlobalContextManager|^\s*register\(/,
  recognise: ({ recording: { contextManager, work } }, source) => {
    // What came after it may be active.
    const slips = work.filter(({ name }) => name === 'write slip');
    return (
      contextManager &&
      slips.length > 0 &&
      slips.every(({ active }) => active === undefined) &&
      /startActiveSpan\(\s*['"`]take order/.test(codeIn(source))
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
`,
    },
    {
      'lesson.ts': `
-  await tracer.startActiveSpan('take order', {}, ordered, async (span) => {
-    await writeSlip(order);
-    await makeLatte(tracer, order);
-    span.end();
-  });
+  const span = tracer.startSpan('take order', {}, ordered);
+  await writeSlip(order);
+  await makeLatte(tracer, order);
+  span.end();
`,
    },
  ],
} satisfies Mistake;
