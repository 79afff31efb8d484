import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf, slipsOf } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
+  const baggage = propagation.createBaggage();
+  baggage.setEntry('coffee.table', { value: order.table });
+  baggage.setEntry('coffee.guest.tier', { value: order.guest.tier });
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
-  const here = propagation.setBaggage(context.active(), baggage);
+  let baggage = propagation.createBaggage();
+  baggage = baggage.setEntry('coffee.table', { value: order.table });
+  baggage = baggage.setEntry('coffee.guest.tier', { value: order.guest.tier });
+  const here = context.active();
`,
    },
  ],
  failsFirst: ['slip-baggage'],
  explanation: `
An entry was set, and the baggage is as empty as before. Baggage never
changes: \`baggage.setEntry(key, entry)\` returns a new one, and here nobody
takes it. Say all of it at once, \`createBaggage({ key: { value } })\`, or chain
the calls: \`createBaggage().setEntry(…).setEntry(…)\`.
`,
  openLine: /^\s*\w+\.setEntry\(/,
  recognise: (run, source) =>
    slipsOf(run).every(({ headers }) => headers.baggage === undefined) &&
    dayOf(run).seen.every(({ baggage }) => Object.keys(baggage).length === 0) &&
    /^\s*\w+\.setEntry\(.*\);$/m.test(source),
} satisfies Mistake;
