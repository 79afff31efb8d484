import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    'coffee.table': order.table,
-    'coffee.guest.tier': order.guest.tier,
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    'coffee.table': order.table,
-    'coffee.guest.tier': order.guest.tier,
@@
-  const here = propagation.setBaggage(context.active(), baggage);
+  const here = context.active();
`,
    },
  ],
  failsFirst: ['order-baggage-attributes'],
  explanation: `
The table and the tier went into baggage, and from \`take order\` they are gone.
Baggage is no place where a backend could find them: it is on no span, also
not on the one that is active. It is either or both: an attribute to search
for later, baggage to take along.
`,
  openLine: /'take order'/,
  recognise: (run) =>
    run.all('take order').every(({ attributes }) => !('coffee.table' in attributes)) &&
    dayOf(run).seen.some(({ baggage }) => 'coffee.table' in baggage),
} satisfies Mistake;
