import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { judgementOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
-  expect(names).toEqual(expect.arrayContaining(expected));
+  const expected = ['charge card', 'ask kitchen', 'take order', 'stamp card'];
+  expect(names).toEqual(expected);
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your test expects a whole list: these spans in this order, and no others. A
counter may record more spans. And spans arrive in the order in which they
end, which nobody has promised. \`good-explicit.ts\` differs in both. Expect
what is promised: \`expect.arrayContaining(names)\` allows other spans and any
order.
`,
  openLine: /toEqual\(|toStrictEqual\(|toMatch\w*Snapshot\(/,
  recognise(run) {
    const { failed = [] } = judgementOf(run).verdicts['good-explicit.ts'] ?? {};
    const lists =
      /^expected \[.*\] to (deeply|strictly) equal \[ (Array\([4-9]|'(take|charge|ask|stamp|look))/;
    return passes(run, 'good-active.ts') && lists.test(failed[0]?.message ?? '');
  },
  nearMisses: [
    {
      'telemetry.test.ts': `
-  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
+  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card', 'look up price'];
`,
    },
  ],
} satisfies Mistake;
