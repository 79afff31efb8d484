import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import baggageNotCopied from './baggage-not-copied.ts';

export default {
  edit: {
    'lesson.ts': `
+    for (const sender of senders) span.setAttributes(guestAttributes(sender));
     await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
@@
-    span.setAttributes(guestAttributes(sender));
`,
  },
  nearMisses: [baggageNotCopied.edit],
  failsFirst: ['drink-attributes'],
  explanation: `
The table was written on the span of the batch, and a batch has several: each
wrote over the one before, and that of the last slip remained. An attribute
has to be on the span of what it describes. Copy the two entries of each slip
to the \`make drink\` of that slip.
`,
  openLine: /'process orders'/,
  recognise: (run) =>
    run.all('process orders').some(({ attributes }) => 'coffee.table' in attributes) &&
    run.all('make drink').every(({ attributes }) => !('coffee.table' in attributes)),
} satisfies Mistake;
