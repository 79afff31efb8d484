import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { catches } from '../judgement.ts';
import cardOfAGoodDay from './card-of-a-good-day.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  for (const { name, attributes, events, status } of spans) {
-    const text = JSON.stringify({ name, attributes, events, status });
+  for (const { attributes, events, status } of spans) {
+    const text = JSON.stringify({ attributes, events, status });
`,
  },
  failsFirst: ['catches-card-number'],
  explanation: `
Your test looks for the number in attributes, events and statuses, but not in
names. A name is text that the code puts together, like the others, and this
counter puts the card number into one. Look at the names as well.
`,
  openLine: /attributes/,
  recognise: (run) =>
    !catches(run, 'cardInName') &&
    ['broken-card-number.ts', 'cardInText', 'cardInStatus', 'cardInException'].every((name) =>
      catches(run, name),
    ),
  nearMisses: [cardOfAGoodDay.edit],
} satisfies Mistake;
