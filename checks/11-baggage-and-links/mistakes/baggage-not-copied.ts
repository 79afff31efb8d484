import { tableOrders } from '#bar';
import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    span.setAttributes(guestAttributes(sender));
`,
  },
  nearMisses: [
    {
      'lesson.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
+    'coffee.seat': baggage?.getEntry('coffee.table')?.value,
`,
    },
    {
      'lesson.ts': `
-    span.setAttributes(guestAttributes(sender));
@@
     bell.emit(\`ready \${slip.id}\`);
     span.end();
+    span.setAttributes(guestAttributes(sender));
`,
    },
  ],
  failsFirst: ['drink-attributes'],
  explanation: `
The baggage came as far as the kitchen, and no span shows it. Baggage stands
in the context, beside the span and not on it, and no exporter ever sees it.
What you want to find in the picture you have to copy:
\`span.setAttribute(key, baggage.getEntry(key).value)\`.
`,
  openLine: /'make drink'/,
  recognise: ({ arrived }) =>
    arrived.every(
      ({ name, attributes, late }) =>
        name === 'take order' ||
        (late.every(({ call }) => call === 'end') &&
          !('coffee.table' in attributes) &&
          tableOrders.every(({ table }) => !Object.values(attributes).includes(table))),
    ),
} satisfies Mistake;
