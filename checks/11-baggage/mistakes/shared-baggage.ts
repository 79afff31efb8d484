import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { callsOf, terraceOrders } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
 const app = new Hono();
+let here = context.active();
@@
-  await writeSlip(order);
@@
-  const here = propagation.setBaggage(context.active(), baggage);
+  here = propagation.setBaggage(context.active(), baggage);
+  await writeSlip(order);
`,
  },
  nearMisses: [
    {
      'counter.ts': `
 const app = new Hono();
+let guests = 0;
@@
-    'coffee.table': { value: order.table },
+    'coffee.table': { value: ++guests === 2 ? 'nowhere' : order.table },
`,
    },
  ],
  failsFirst: ['guests-do-not-mix'],
  explanation: `
With one guest at a time, all is well. When two guests order at once, one of
them gets the other's baggage. All orders share the variable that holds it,
and each order overwrites the variable. Make it a \`const\` inside the function.
Then each order has its own.
`,
  openLine: /^let /,
  recognise: (run, source) => {
    const tables = callsOf(run).map(({ baggage }) => baggage['coffee.table']);
    const [first, second] = terraceOrders.map(
      ({ table }) => tables.filter((one) => one === table).length,
    );
    return /^let \w/m.test(source) && (first === 2 || second === 2);
  },
} satisfies Mistake;
