import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { slipsOf } from '../scenarios.ts';

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
    /^\s*\w+\.setEntry\(/m.test(source),
} satisfies Mistake;
