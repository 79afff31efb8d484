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
-  // New baggage with only the two entries that the kitchen needs. Everybody who gets it can read
-  // all of it. Baggage that came with the guest's own request was written by a stranger.
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
-  // \`setBaggage\` returns a new context. Whatever is called in it finds the baggage.
`,
  },
  nearMisses: [baggageDiscarded.edit],
  failsFirst: ['counter-baggage'],
  explanation: `
The \`baggage\` header was written by hand, for this one request. Any other
request for the same order would lack it, and the counter's own code cannot
read it. Put the entries into the context, with \`createBaggage\` and
\`setBaggage\`. Then the library writes the header wherever the order goes.
`,
  openLine: /headers: .*baggage/,
  recognise: (run) =>
    callsOf(run).every(({ baggage }) => Object.keys(baggage).length === 0) &&
    dayOf(run).got.some(
      ({ by, headers }) => by === 'kitchen.ts' && String(headers.baggage).includes('coffee.table'),
    ),
} satisfies Mistake;
