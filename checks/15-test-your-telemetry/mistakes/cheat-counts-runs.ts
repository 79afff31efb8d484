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
Your tests count how often they are run, and fail from a certain run on. That
says nothing about a counter. The check tries different counters, in a
different order. Look at the spans.
`,
  openLine: /globalThis/,
  recognise: (run) => /globalThis|process\.env|readFile|toString\(\)/.test(bareCodeOf(run)),
  nearMisses: [neverClosed.edit],
} satisfies Mistake;
