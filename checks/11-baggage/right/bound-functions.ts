import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-  await writeSlip(order);
@@
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
+  const baggage = propagation
+    .createBaggage()
+    .setEntry('coffee.guest.tier', { value: order.guest.tier })
+    .setEntry('coffee.table', { value: order.table });
@@
-  const drink = await context.with(here, () => askKitchen(order));
-  return c.json(drink);
+  const serve = context.bind(here, () => writeSlip(order).then(() => askKitchen(order)));
+  return c.json(await serve());
`,
    'kitchen.ts': `
-  const withoutBaggage = propagation.deleteBaggage(context.active());
-  const response = await context.with(withoutBaggage, () =>
-    fetch(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' }),
-  );
+  const fetchOutside = context.bind(propagation.deleteBaggage(context.active()), fetch);
+  const response = await fetchOutside(\`\${process.env.SUPPLIER_URL}/cartons\`, { method: 'POST' });
`,
  },
} satisfies RightAnswer;
