import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOfFailedTill } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const [cups, bill] = await Promise.all([
+      askKitchen(order),
+      askTill(order).catch(() => askTill(order)),
+    ]);
`,
  },
  failsFirst: ['failed-work'],
  explanation: `
A call that failed is made again. That is a second call for the same order,
at a moment when the other service is in trouble already. If every caller
does this, that service gets twice the requests. Let the call fail, and the
order with it.
`,
  openLine: /\.catch\(|catch \(|for \(|while \(/,
  recognise: (run) => callsOfFailedTill(run) > 1,
  nearMisses: [
    {
      'counter.ts': `
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order).catch(() => [])]);
`,
    },
  ],
} satisfies Mistake;
