import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-// This looks at every name, so it also sees the spans that nobody expected.
-test.each([served, declined])('no name contains the id $id', async (order) => {
-  const { names } = await record(order);
-  for (const name of names) expect(name).not.toContain(String(order.id));
-});
-
`,
  },
  failsFirst: ['catches-id-in-name'],
  explanation: `
Your tests ask for the names they know, but no test looks at the others. This
counter has all four promised spans, and one more with the id of the order in
its name: a new name for each order. Go through all the names that have
arrived, and expect that none of them contains the id.
`,
  openLine: /arrayContaining|toContain/,
  recognise(run) {
    const code = bareCodeOf(run).replace(/\.not\.\w+\([^()]*card\.number\)/g, '');
    return (
      !catches(run, 'broken-id-in-name.ts') &&
      catches(run, 'callRenamed') &&
      /toContain|arrayContaining|toHaveProperty|\.find\(/.test(code) &&
      !/not\s*\.\s*to|\.(some|every|filter|startsWith)\(|\bSet\(|ames\)\.to\w*Equal\((?!expect\.arrayContaining)|of \w*names/i.test(
        code,
      )
    );
  },
  nearMisses: [
    {
      'telemetry.test.ts': `
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).not.toContain(order.card.number);
`,
    },
  ],
} satisfies Mistake;
