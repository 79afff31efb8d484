import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { gardenOrder } from '#bar';

export default {
  edit: {
    'kitchen.ts': `
-      span.setAttributes(guestAttributes());
`,
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    'coffee.table': baggage?.getEntry('coffee.table')?.value,
+    'coffee.seat': baggage?.getEntry('coffee.table')?.value,
`,
    },
  ],
  failsFirst: ['drink-attributes'],
  explanation: `
The baggage came as far as the kitchen, and no span of the kitchen shows it.
Baggage is in the context, beside the span and not on it, and no exporter ever
sees it. What you want to find in the backend you copy yourself:
\`span.setAttribute(key, value)\`.
`,
  openLine: /'make drink'/,
  recognise: ({ arrived }) =>
    arrived.every(
      ({ service, attributes }) =>
        service !== 'kitchen' ||
        (!('coffee.table' in attributes) &&
          Object.values(attributes).every((value) => value !== gardenOrder.table)),
    ),
} satisfies Mistake;
