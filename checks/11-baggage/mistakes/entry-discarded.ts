import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
+  const baggage = propagation.createBaggage();
+  baggage.setEntry('coffee.table', { value: order.table });
+  baggage.setEntry('coffee.guest.tier', { value: order.guest.tier });
`,
  },
  nearMisses: [
    {
      'counter.ts': `
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
+  let baggage = propagation.createBaggage();
+  baggage = baggage.setEntry('coffee.table', { value: order.table });
+  baggage = baggage.setEntry('coffee.guest.tier', { value: order.guest.tier });
@@
-  const drink = await context.with(here, () => askKitchen(order));
+  const drink = await context.with(propagation.deleteBaggage(here), () => askKitchen(order));
`,
    },
  ],
  failsFirst: ['counter-baggage'],
  explanation: `
An entry was set, but the baggage is still empty. Baggage never changes:
\`baggage.setEntry(key, entry)\` returns new baggage, which is thrown away
here. Name all entries at once, \`createBaggage({ key: { value } })\`, or
chain the calls: \`createBaggage().setEntry(…).setEntry(…)\`.
`,
  openLine: /^\s*\w+\.setEntry\(/,
  recognise: (run, source) =>
    callsOf(run).every(({ baggage }) => Object.keys(baggage).length === 0) &&
    /^\s*\w+\.setEntry\(.*\);$/m.test(source),
} satisfies Mistake;
