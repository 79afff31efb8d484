import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf, dayOf } from '../scenarios.ts';
import baggageDiscarded from './baggage-discarded.ts';
import headerByHand from './header-by-hand.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, trace } from '@opentelemetry/api';
+import { propagation, trace } from '@opentelemetry/api';
@@
-  // New baggage with only the two entries that the kitchen needs. Everybody who gets it can read
-  // all of it. Baggage that came with the guest's own request was written by a stranger.
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
-  // \`setBaggage\` returns a new context. Whatever is called in it finds the baggage.
-  const here = propagation.setBaggage(context.active(), baggage);
-  const drink = await context.with(here, () => askKitchen(order));
+  const drink = await askKitchen(order);
`,
  },
  nearMisses: [headerByHand.edit, baggageDiscarded.edit],
  failsFirst: ['counter-baggage'],
  explanation: `
The table and the tier are attributes of \`POST /orders\`, and they stay there:
an attribute describes one span and goes to the exporter with it. It is on no
other span and in no header. What has to travel goes into baggage: call
\`createBaggage\`, then \`setBaggage\`. Call the kitchen in the context that
\`setBaggage\` returns.
`,
  openLine: /'coffee\.table'/,
  recognise: (run, source) =>
    callsOf(run).every(({ baggage }) => Object.keys(baggage).length === 0) &&
    dayOf(run).got.every(({ headers }) => !headers.baggage) &&
    !/setBaggage\(|createBaggage\(/.test(source),
} satisfies Mistake;
