import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { rushOrders, slipsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
 const bell = new EventEmitter();
+let guest = ROOT_CONTEXT;
@@
-  const here = propagation.setBaggage(context.active(), baggage);
-  await tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
+  guest = propagation.setBaggage(context.active(), baggage);
+  await tracer.startActiveSpan('take order', { attributes }, guest, async (span) => {
@@
-    propagation.inject(context.active(), headers);
+    propagation.inject(trace.setSpan(guest, span), headers);
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
 const bell = new EventEmitter();
+let guests = 0;
@@
-    'coffee.table': { value: order.table },
+    'coffee.table': { value: ++guests > 3 ? '' : order.table },
`,
    },
  ],
  failsFirst: ['rush-slips-do-not-mix'],
  explanation: `
One guest at a time is served well. When several order at once, one guest's
baggage goes up with another's slip: it is kept in a variable that all orders
share, and each writes over the last. Let the context carry it, each order has
its own: third argument of \`startActiveSpan\`, or \`context.with\`.
`,
  openLine: /^let /,
  recognise: (run, source) =>
    /^let \w/m.test(source) &&
    slipsOf(run).some(({ id, headers }) =>
      rushOrders.some(
        (order) =>
          order.id !== id && id < 90 && headers.baggage?.includes(encodeURIComponent(order.table)),
      ),
    ),
} satisfies Mistake;
