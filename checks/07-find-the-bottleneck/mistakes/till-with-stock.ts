import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+    const asked = askTill(order);
     // Nothing is made before it is known to be there, so this one comes first.
@@
+    const bill = await asked;
     if (soldOut.length > 0) return call.json({ soldOut }, 409);
@@
-    // These two need nothing from each other.
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const cups = await askKitchen(order);
`,
  },
  failsFirst: ['till-and-kitchen-overlap'],
  explanation: `
The till goes together with the stock now, and the kitchen still waits for
both. On a day on which the till is slow, every coffee is late, and the
kitchen has no use for a price. The kitchen needs the stock's answer and
nothing else: let it begin when that is there.
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
