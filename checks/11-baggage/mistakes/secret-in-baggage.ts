import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { allOrders, callsOf } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
     'coffee.guest.tier': { value: order.guest.tier },
+    'coffee.guest.name': { value: order.guest.name },
+    'coffee.guest.card': { value: order.guest.card },
`,
  },
  nearMisses: [
    {
      'counter.ts': `
     'coffee.guest.tier': order.guest.tier,
+    'coffee.guest.name': order.guest.name,
`,
    },
  ],
  failsFirst: ['no-secrets'],
  explanation: `
Baggage is plain text in a header. It goes along with every request from here
on, and everybody who gets such a request can read and log it. So it must hold
no secret at all: no name, no mail address, no card, no token. Put in only the
two entries that the kitchen needs.
`,
  openLine: /value: .*(guest\.(name|card)|JSON\.stringify)/,
  recognise: (run) =>
    allOrders.some(({ guest }) =>
      callsOf(run).some(({ baggage }) =>
        Object.values(baggage).some(
          (value) => value.includes(guest.name) || value.includes(guest.card),
        ),
      ),
    ),
} satisfies Mistake;
