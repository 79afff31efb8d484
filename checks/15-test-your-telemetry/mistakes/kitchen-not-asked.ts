import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { judgementOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+  expect(names).not.toContain('ask kitchen');
`,
  },
  failsFirst: ['third-counter-passes'],
  explanation: `
Your test expects that nobody asks the kitchen if the card is declined. That
may be how most bars work, but it is not promised: a declined order has left
\`take order\` and \`charge card\`, and perhaps more. This counter lets the
kitchen begin before it charges the card. Leave this expectation out.
`,
  recognise(run) {
    const { failed = [] } = judgementOf(run).verdicts.asksFirst ?? {};
    const unasked =
      /not (include|contain) 'ask kitchen'|to (be (undefined|false|null)|deeply equal \[\]|have a length of \+?0)|not be called/;
    return (
      ['third', 'belowAnother', 'apologisesLate'].every((name) => passes(run, name)) &&
      failed.some(({ message }) => unasked.test(message))
    );
  },
  nearMisses: [
    {
      'telemetry.test.ts': `
-  await counter.order(order).catch(() => {});
+  await counter.order(order).catch(() => {});
+  if (order === served) await counter.order(declined).catch(() => {});
`,
    },
  ],
} satisfies Mistake;
