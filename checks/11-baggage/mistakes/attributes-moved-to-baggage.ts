import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-    'coffee.table': order.table,
-    'coffee.guest.tier': order.guest.tier,
`,
  },
  nearMisses: [
    {
      'counter.ts': `
-    'coffee.table': order.table,
-    'coffee.guest.tier': order.guest.tier,
@@
-  const drink = await context.with(here, () => askKitchen(order));
+  const drink = await context.with(propagation.deleteBaggage(here), () => askKitchen(order));
`,
    },
  ],
  failsFirst: ['order-attributes'],
  explanation: `
The table and the tier went into baggage, but they are gone from
\`POST /orders\`. Baggage is on no span, so no backend ever shows it. You need
both: attributes to search by, and baggage to travel.
`,
  openLine: /setAttributes?\(/,
  recognise: (run) =>
    callsOf(run).some(({ baggage }) => 'coffee.table' in baggage) &&
    run.all('POST /orders').every(({ attributes }) => !('coffee.table' in attributes)),
} satisfies Mistake;
