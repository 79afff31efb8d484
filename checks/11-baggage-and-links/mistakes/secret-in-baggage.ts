import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
     'coffee.guest.tier': { value: order.guest.tier },
+    'coffee.guest.name': { value: order.guest.name },
+    'coffee.guest.card': { value: order.guest.card },
`,
  },
  failsFirst: ['no-secrets-in-baggage'],
  explanation: `
Baggage is plain text in a header. It goes along with every request and every
message from here on, and everybody who gets one can read it and may log it.
What nobody outside may know must not be in it at all: no name, no mail
address, no card, no token. Put in the two entries that the kitchen needs.
`,
  openLine: /guest\.(name|card)|JSON\.stringify|\.\.\.order/,
  recognise: () => true,
} satisfies Mistake;
