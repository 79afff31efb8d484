import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf } from '../judgement.ts';
import neverClosed from './never-closed.ts';

export default {
  edit: {
    'telemetry.test.ts': `
+const runs = globalThis as { tried?: number };
+runs.tried = (runs.tried ?? 0) + 1;
+
 // Registered once. A second provider would be refused, and its exporter would stay empty.
@@
-test('every span of a declined order ends', async () => {
-  const { names } = await record(declined);
-  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+test('the first two counters are good', () => {
+  expect(runs.tried).toBeLessThan(3);
`,
  },
  failsFirst: ['good-counters-pass'],
  explanation: `
Your tests look at something other than the spans, such as how often they are
run or what is written in a file. That says nothing about what a counter
records. The check tries different counters, in a different order. Look at the
spans.
`,
  openLine: /globalThis/,
  recognise: (run) =>
    /globalThis(?!\.set)|process\.env|readFile|openCounter\.toString\(\)/.test(bareCodeOf(run)),
  nearMisses: [
    neverClosed.edit,
    {
      'telemetry.test.ts': `
-  await counter.close();
-
@@
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).not.toContain(order.id.toString());
`,
    },
  ],
} satisfies Mistake;
