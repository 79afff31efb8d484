import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { foreignOrders, terraceOrders } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-async function askKitchen({ id, drink, milk }: KitchenOrder): Promise<object> {
+async function askKitchen({ id, drink, milk, table, guest }: TableOrder): Promise<object> {
@@
-  const body = JSON.stringify({ id, drink, milk });
+  const body = JSON.stringify({ id, drink, milk, table, tier: guest.tier });
@@
-import { writeSlip, type KitchenOrder, type TableOrder } from '#bar';
+import { writeSlip, type TableOrder } from '#bar';
`,
    'kitchen.ts': `
-  const order = await c.req.json<KitchenOrder>();
+  const order = await c.req.json<KitchenOrder & { table?: string; tier?: string }>();
@@
-      span.setAttributes(guestAttributes());
+      span.setAttributes({ 'coffee.table': order.table, 'coffee.guest.tier': order.tier });
@@
-/** Reads two entries by name, because anybody may have written the others. */
-function guestAttributes(): Attributes {
-  const baggage = propagation.getActiveBaggage();
-  return {
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
-    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
-  };
-}
-
@@
-import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
+import { context, propagation, trace } from '@opentelemetry/api';
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
+    'coffee.table': baggage?.getEntry('coffee.table')?.value.replace('café', 'cafe'),
`,
    },
  ],
  failsFirst: ['foreign-order'],
  explanation: `
The kitchen gets the table from the request body, or from a header that only
this counter writes. Other programs do not write it there, and every program
on the way would have to pass it on. Read the baggage, which all of them
share: \`propagation.getActiveBaggage()\`.
`,
  openLine: /span\.set\w+\(.*order\.t|header\('x-/,
  recognise: (run, source) => {
    const [own, foreign] = [terraceOrders[0]!.id, foreignOrders[0]!.order.id].map((id) =>
      run.all('make drink').find(({ attributes }) => attributes['coffee.order.id'] === id),
    );
    return (
      !/getEntry\(/.test(source) &&
      source.split("header('baggage')").length === 2 &&
      own?.attributes['coffee.table'] !== undefined &&
      foreign?.attributes['coffee.table'] === undefined &&
      foreign?.attributes['coffee.guest.tier'] === undefined
    );
  },
} satisfies Mistake;
