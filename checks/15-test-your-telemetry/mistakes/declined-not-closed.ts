import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, judgementOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  await counter.close();
+  if (order !== declined) await counter.close();
`,
  },
  failsFirst: ['third-counter-passes'],
  explanation: `
If the card is declined, your test looks at the spans before the counter is
closed. Nobody gets a stamp then, but there may still be work left: this
counter ends \`take order\` only when it is closed. After every order, wait for
\`close\`, and read the spans after it.
`,
  openLine: /\.close\(/,
  recognise(run) {
    const { failed = [] } = judgementOf(run).verdicts.apologisesLate ?? {};
    return (
      passes(run, 'third') &&
      failed.some(({ message }) =>
        /take order|ArrayContaining|to include|undefined|no span/i.test(message),
      ) &&
      /\bclose\b/.test(bareCodeOf(run))
    );
  },
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const { spanOf } = await record(declined);
+  const { spanOf } = await record(declined);
+  expect(spanOf('take order').events).toEqual([]);
`,
    },
  ],
} satisfies Mistake;
