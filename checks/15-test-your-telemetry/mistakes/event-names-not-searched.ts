import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { catches } from '../judgement.ts';
import attributesOnly from './attributes-only.ts';
import namesNotSearched from './names-not-searched.ts';

export default {
  edit: {
    'telemetry.test.ts': `
-  for (const { name, attributes, events, status } of spans) {
-    const text = JSON.stringify({ name, attributes, events, status });
+  for (const { name, attributes, events, status } of spans) {
+    const details = events.map((event) => event.attributes);
+    const text = JSON.stringify({ name, attributes, details, status });
`,
  },
  failsFirst: ['catches-card-number'],
  explanation: `
Your test looks for the number in the attributes of events, but not in their
names. The name of an event is text that the code puts together, and this
counter puts the card number into one. Look at the whole event: its name and
its attributes.
`,
  openLine: /events/,
  recognise: (run) =>
    !catches(run, 'cardInEvent') &&
    ['broken-card-number.ts', 'cardInText', 'cardInStatus', 'cardInException', 'cardInName'].every(
      (name) => catches(run, name),
    ),
  nearMisses: [attributesOnly.edit, namesNotSearched.edit],
} satisfies Mistake;
