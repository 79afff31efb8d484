import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { bareCodeOf, catches } from '../judgement.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  for (const { name, attributes, events, status } of spans) {
-    const text = JSON.stringify({ name, attributes, events, status });
+  for (const { attributes } of spans) {
+    const text = JSON.stringify(attributes);
`,
  },
  failsFirst: ['catches-card-number'],
  explanation: `
Your test looks at the attributes of the spans. The card number is elsewhere:
an error had it in its message, and that message is now in a status or in an
event. Nobody writes such a leak on purpose. Look at names, attributes, events
and statuses.
`,
  openLine: /attributes/,
  recognise: (run) =>
    ['broken-card-number.ts', 'cardInText', 'cardAsNumber'].every((name) => catches(run, name)) &&
    !catches(run, 'cardInStatus') &&
    !catches(run, 'cardInException') &&
    !/\bevents\b|statusMessage|status\.message|stringify\([^;]*\bstatus\b/.test(bareCodeOf(run)),
  nearMisses: [
    {
      'telemetry.test.ts': `
-  for (const { name, attributes, events, status } of spans) {
-    const text = JSON.stringify({ name, attributes, events, status });
+  for (const { name, attributes, status } of spans) {
+    const text = JSON.stringify({ name, attributes, status });
`,
    },
  ],
} satisfies Mistake;
