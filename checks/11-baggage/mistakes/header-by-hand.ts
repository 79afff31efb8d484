import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf, dayOf } from '../scenarios.ts';
import baggageDiscarded from './baggage-discarded.ts';

export default {
  edit: {
    'counter.ts': `
-  const here = propagation.setBaggage(context.active(), baggage);
-  const drink = await context.with(here, () => askKitchen(order));
+  const table = encodeURIComponent(order.table);
+  const header = \`coffee.table=\${table},coffee.guest.tier=\${order.guest.tier}\`;
+  const drink = await askKitchen(order, header);
@@
-async function askKitchen({ id, drink, milk }: KitchenOrder): Promise<object> {
+async function askKitchen({ id, drink, milk }: KitchenOrder, baggage: string): Promise<object> {
@@
-  const response = await fetch(url, { method: 'POST', body });
+  const response = await fetch(url, { method: 'POST', headers: { baggage }, body });
@@
-  // New baggage, with the two entries that the kitchen needs: whoever gets it can read all of it,
-  // and what the guest's own request brought along is a stranger's.
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
-  // \`setBaggage\` returns a context. What is called in it finds the baggage, and so does the library.
`,
  },
  nearMisses: [baggageDiscarded.edit],
  failsFirst: ['counter-baggage'],
  explanation: `
The header \`baggage\` was written by hand, for this one request. Every other
request that the order needs would be without it, and the counter's own code
cannot read it. Put the entries into the context, with \`createBaggage\` and
\`setBaggage\`: then the library writes the header wherever the order goes.
`,
  openLine: /headers: .*baggage/,
  recognise: (run) =>
    callsOf(run).every(({ baggage }) => Object.keys(baggage).length === 0) &&
    dayOf(run).got.some(
      ({ by, headers }) => by === 'kitchen.ts' && String(headers.baggage).includes('coffee.table'),
    ),
} satisfies Mistake;
