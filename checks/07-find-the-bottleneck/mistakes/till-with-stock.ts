import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+    const asked = askTill(order);
     // The stock comes first: the kitchen must not make what is sold out.
@@
+    const bill = await asked;
     if (soldOut.length > 0) return call.json({ soldOut }, 409);
@@
-    // Neither needs the other's answer. Promise.all awaits both, so no error goes unhandled.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const cups = await askKitchen(order);
`,
  },
  failsFirst: ['till-and-kitchen-overlap'],
  explanation: `
The till and the stock are called together now, and the kitchen waits for
both. When the till is slow, every coffee is late, although the kitchen has no
use for a price. The kitchen needs only the stock's answer. Call the kitchen
as soon as that answer is there.
`,
  openLine: /await askKitchen|Promise\.all/,
  recognise: ({ recording: { spans } }) => {
    const calls = spans.filter(({ kind }) => kind === 'CLIENT');
    const [till] = calls.filter(({ name }) => name === 'POST /prices');
    return calls.some(
      ({ name, traceId, started, ended = 0 }) =>
        name === 'POST /stock' &&
        traceId === till?.traceId &&
        started < (till.ended ?? 0) &&
        ended > till.started,
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const bill = await askTill(order);
+    const cups = await askKitchen(order);
`,
    },
  ],
} satisfies Mistake;
