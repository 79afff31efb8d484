import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf, judgementOf, passes } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).not.toMatch(/\\d/);
`,
  },
  failsFirst: ['third-counter-passes'],
  explanation: `
Your test forbids every digit in a name. But a digit need not be an id: the
name of this span is the same for every order, so it does no harm. Your test
has chosen the order and knows its id. Look for that id.
`,
  openLine: /\\d|0-9/,
  recognise: (run) =>
    passes(run, 'third') &&
    judgementOf(run).verdicts.numberInName?.passed === false &&
    /\\d|\[0-9\]/.test(codeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).toMatch(/^[a-z ]+$/);
`,
    },
  ],
} satisfies Mistake;
