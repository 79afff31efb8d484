import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    // These two need nothing from each other.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const bill = await askTill(order);
+    const cups = await askKitchen(order);
`,
  },
  failsFirst: ['till-and-kitchen-overlap'],
  explanation: `
One bar begins where the other ends: till and kitchen are asked in a row, and
the guest waits for both. Neither needs what the other answers. \`await\` on the
first line keeps the second from starting: start both, then await both, as
with \`Promise.all\`.
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
-    // Nothing is made before it is known to be there, so this one comes first.
+    const asking = askTill(order);
@@
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const bill = await asking;
+    const cups = await askKitchen(order);
`,
    },
  ],
} satisfies Mistake;
