import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { RecordedSpan } from '../../../workshop/runner/recording.ts';
import attributesMovedToBaggage from './attributes-moved-to-baggage.ts';
import baggageNotCopied from './baggage-not-copied.ts';

export default {
  edit: {
    'kitchen.ts': `
-      span.setAttributes(guestAttributes());
       if (order.milk === 'oat') await orderOatMilk();
       await makeDrink(order);
+      span.setAttributes(guestAttributes());
`,
  },
  nearMisses: [
    baggageNotCopied.edit,
    attributesMovedToBaggage.edit,
    {
      'kitchen.ts': `
-      span.setAttributes(guestAttributes());
+      if (order.milk === 'fresh') span.setAttributes(guestAttributes());
`,
    },
  ],
  failsFirst: ['order-attributes', 'drink-attributes'],
  explanation: `
The supplier did not answer, so an order failed, and one of its spans has no
table. In the orders that succeeded, that span has one. An attribute that you
set after the work is missing whenever the work throws, and those are the
spans that you will look for. Set attributes before the work begins.
`,
  openLine: /setAttributes?\(/,
  recognise: (run) => {
    const traces = (spans: RecordedSpan[]) => new Set(spans.map(({ traceId }) => traceId));
    const orders = traces(run.all('POST /orders'));
    const failed = traces(run.arrived.filter(({ status }) => status === 'ERROR'));
    return ['POST /orders', 'make drink'].some((name) => {
      const spans = run.all(name).filter(({ traceId }) => orders.has(traceId));
      return (
        spans.some(({ attributes }) => !('coffee.table' in attributes)) &&
        spans.every(
          ({ traceId, attributes }) => failed.has(traceId) !== 'coffee.table' in attributes,
        )
      );
    });
  },
} satisfies Mistake;
