import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { codeOf, judgementOf, passes } from '../judgement.ts';
import exactList from './exact-list.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  const { names } = await record(served);
-  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
-  expect(names).toEqual(expect.arrayContaining(expected));
+  const { spans } = await record(served);
+  expect(spans).toHaveLength(4);
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your test counts the spans. A counter may record more spans than the four that
were promised, and \`good-explicit.ts\` does: it also has a \`look up price\`
span. A number does not say which spans are there. So expect the promised
names, and let there be others.
`,
  openLine: /toHaveLength\(|(\.length|\.size)\)/,
  recognise: (run) => {
    const { failed = [] } = judgementOf(run).verdicts['good-explicit.ts'] ?? {};
    return (
      passes(run, 'good-active.ts') &&
      failed.some(({ message }) =>
        /length of \d+ but got|^expected \d+ to (be|equal|deeply equal) \d+/.test(message),
      ) &&
      /toHaveLength\(|(\.length|\.size)\)/.test(codeOf(run))
    );
  },
  nearMisses: [
    exactList.edit,
    {
      'telemetry.test.ts': `
-  const { names } = await record(served);
-  const expected = ['take order', 'charge card', 'ask kitchen', 'stamp card'];
-  expect(names).toEqual(expect.arrayContaining(expected));
+  const { spans } = await record(served);
+  expect(spans.length).toBeGreaterThanOrEqual(4);
`,
    },
  ],
} satisfies Mistake;
