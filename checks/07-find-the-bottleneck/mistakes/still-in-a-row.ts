import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // Neither needs the other's answer. Promise.all awaits both, so no error goes unhandled.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const bill = await askTill(order);
+    const cups = await askKitchen(order);
`,
  },
  failsFirst: ['till-and-kitchen-overlap'],
  explanation: `
One bar starts where the other ends: the till and the kitchen are called in a
row, and the guest waits for both. Neither needs the other's answer. The
\`await\` on one call keeps the other from starting. Start both, then await
both, for example with \`Promise.all\`.
`,
  openLine: /await ask(Till|Kitchen)/,
  recognise: ({ recording: { spans } }) => {
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    const [till] = calls.filter(({ name }) => name === 'POST /prices');
    return !calls.some(
      ({ name, traceId, started, ended = 0 }) =>
        name !== 'POST /prices' &&
        traceId === till?.traceId &&
        started < (till.ended ?? 0) &&
        ended > till.started,
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-    // The stock comes first: the kitchen must not make what is sold out.
+    const asking = askTill(order);
@@
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const bill = await asking;
+    const cups = await askKitchen(order);
`,
    },
  ],
} satisfies Mistake;
