import { tableOrders } from '#bar';
import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf, slipsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
     'coffee.guest.tier': { value: order.guest.tier },
+    'coffee.guest.name': { value: order.guest.name },
+    'coffee.guest.card': { value: order.guest.card },
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
     'coffee.guest.tier': order.guest.tier,
+    'coffee.guest.name': order.guest.name,
`,
    },
  ],
  failsFirst: ['no-secrets-in-baggage'],
  explanation: `
Baggage is plain text in a header. It goes along with every request and every
message from here on, and everybody who gets one can read it and may log it.
What nobody outside may know must not be in it at all: no name, no mail
address, no card, no token. Put in the two entries that the kitchen needs.
`,
  openLine: /value: .*(guest\.(name|card)|JSON\.stringify)|\.\.\.order/,
  recognise: (run) =>
    tableOrders.some(({ guest }) =>
      [
        ...slipsOf(run).map(({ headers }) => headers.baggage ?? ''),
        ...dayOf(run).seen.map(({ baggage }) => JSON.stringify(baggage)),
      ].some((text) => text.includes(guest.name) || text.includes(guest.card)),
    ),
} satisfies Mistake;
