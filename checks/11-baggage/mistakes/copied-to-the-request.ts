import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import baggageNotCopied from './baggage-not-copied.ts';

export default {
  edit: {
    'kitchen.ts': `
   const order = await c.req.json<KitchenOrder>();
+  trace.getActiveSpan()?.setAttributes(guestAttributes());
@@
-      span.setAttributes(guestAttributes());
`,
  },
  nearMisses: [baggageNotCopied.edit],
  failsFirst: ['drink-attributes'],
  explanation: `
The table is on \`POST /drinks\`, the span that was active where you set it.
Attributes stay there: \`make drink\`, one span further down, does not have the
table. Set attributes on the span that you will search for, here the one that
\`startActiveSpan\` gives you.
`,
  openLine: /getActiveSpan\(/,
  recognise: (run) =>
    run.all('POST /drinks').some(({ attributes }) => 'coffee.table' in attributes) &&
    run.all('make drink').every(({ attributes }) => !('coffee.table' in attributes)),
} satisfies Mistake;
