import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf, strangersWord } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
+  const baggage = (propagation.getActiveBaggage() ?? propagation.createBaggage())
+    .setEntry('coffee.table', { value: order.table })
+    .setEntry('coffee.guest.tier', { value: order.guest.tier });
`,
  },
  nearMisses: [
    {
      'counter.ts': `
-    'coffee.table': { value: order.table },
+    ...Object.fromEntries(
+      propagation.getActiveBaggage()?.getAllEntries().filter(([key]) => key === 'coffee.table') ??
+        [['coffee.table', { value: order.table }]],
+    ),
`,
    },
  ],
  failsFirst: ['strangers-stop-at-counter'],
  explanation: `
The two entries were added to the baggage that was already there. It came in
with the guest's request, so a stranger wrote it. Now it travels through the
bar as if you had made it. At the counter, create new baggage:
\`propagation.createBaggage({ … })\`.
`,
  openLine: /getActiveBaggage\(\) \?\?|getBaggage\(/,
  recognise: (run) =>
    callsOf(run).some(({ baggage }) => Object.values(baggage).includes(strangersWord)),
} satisfies Mistake;
