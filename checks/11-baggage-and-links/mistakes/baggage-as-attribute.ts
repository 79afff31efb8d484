import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf, slipsOf } from '../scenarios.ts';
import baggageDiscarded from './baggage-discarded.ts';

export default {
  edit: {
    'lesson.ts': `
-  // Only what the kitchen needs: whoever gets the baggage can read all of it.
-  const baggage = propagation.createBaggage({
-    'coffee.table': { value: order.table },
-    'coffee.guest.tier': { value: order.guest.tier },
-  });
-  const here = propagation.setBaggage(context.active(), baggage);
-  await tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
+  await tracer.startActiveSpan('take order', { attributes }, async (span) => {
`,
  },
  nearMisses: [baggageDiscarded.edit],
  failsFirst: ['slip-baggage'],
  explanation: `
The table and the tier are attributes of \`take order\`, and there they stay: an
attribute describes one span and goes to the exporter with it. No slip and no
header ever has it. What has to travel goes into baggage: \`createBaggage\`,
then \`setBaggage\`, which returns the context in which the order has to be
taken.
`,
  openLine: /'coffee\.table'/,
  recognise: (run, source) =>
    slipsOf(run).length > 0 &&
    slipsOf(run).every(({ headers }) => headers.baggage === undefined) &&
    dayOf(run).seen.every(({ baggage }) => Object.keys(baggage).length === 0) &&
    !/setBaggage|createBaggage|createContextKey/.test(source),
} satisfies Mistake;
