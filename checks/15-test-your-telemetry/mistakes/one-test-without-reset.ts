import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, judgementOf } from '../judgement.ts';
import sharedExporter from './shared-exporter.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-async function record(order: CardOrder) {
-  // No test sees the spans of another one, so the tests may run in any order.
-  exporter.reset();
+async function record(order: CardOrder, empty = true) {
+  if (empty) exporter.reset();
@@
-  const { names } = await record(declined);
+  const { names } = await record(declined, false);
`,
  },
  failsFirst: ['catches-span-left-open', 'any-order'],
  explanation: `
One of your tests does not begin with an empty exporter. It finds the spans
that another test has left there, so it does not notice that its own are
missing. Empty the exporter before each test, with \`exporter.reset()\`.
`,
  openLine: /\.reset\(/,
  recognise: (run) => judgementOf(run).masked.length > 0 && /\.reset\(/.test(bareCodeOf(run)),
  nearMisses: [
    sharedExporter.edit,
    {
      'telemetry.test.ts': `
-  const { names } = await record(declined);
-  expect(names).toEqual(expect.arrayContaining(['take order', 'charge card']));
+  const { names } = await record(declined);
+  expect(names).toContain('charge card');
`,
    },
  ],
} satisfies Mistake;
