import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches, takesDeclined } from '../judgement.ts';
import expectedNamesOnly from './expected-names-only.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-test.each([served, declined])('no name contains the id $id', async (order) => {
+test.each([served])('no name contains the id $id', async (order) => {
`,
  },
  failsFirst: ['catches-id-in-name'],
  explanation: `
Your test finds the id of a served order. But this counter has an extra span
for declined orders, and its name contains the order's id. Let an order be
declined, and look for its id as well.
`,
  openLine: /\bid\b/,
  recognise: (run) =>
    ['broken-id-in-name.ts', 'idInFront', 'idInTheMiddle'].every((name) => catches(run, name)) &&
    !catches(run, 'idIfDeclined') &&
    takesDeclined(run) &&
    /\.id\b|\bid\b/.test(bareCodeOf(run)),
  nearMisses: [
    expectedNamesOnly.edit,
    {
      'telemetry.test.ts': `
-  for (const name of names) expect(name).not.toContain(String(order.id));
+  for (const name of names) expect(name).not.toMatch(/41$/);
`,
    },
  ],
} satisfies Mistake;
