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
The baggage reached the kitchen, but no span of the kitchen shows it. Baggage
is in the context, not on the span, and no exporter ever sees it. If you want
to find an entry in the backend, copy it while the order is being made: read
it from \`propagation.getActiveBaggage()\`, and call
\`span.setAttribute(key, value)\`.
`,
  openLine: /'make drink'/,
  recognise: (run) =>
    run.all('make drink').length > 0 &&
    run.arrived.every(
      ({ service, attributes }) =>
        service !== 'kitchen' ||
        (!('coffee.table' in attributes) &&
          Object.values(attributes).every((value) => value !== gardenOrder.table)),
    ),
} satisfies Mistake;
