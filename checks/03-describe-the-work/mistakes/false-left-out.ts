import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { tenOrders } from '#bar';

export default {
  edit: {
    'lesson.ts': `
-    'coffee.to_go': toGo,
+    ...(toGo && { 'coffee.to_go': true }),
`,
  },
  failsFirst: ['order-attributes', 'other-orders'],
  explanation: `
The attribute is left out where its value is \`false\` or 0. But a missing value
is not the same as \`false\`: a search for \`coffee.to_go = false\` does not find
such an order, and nobody knows whether the code forgot it. Set all four
attributes for every order.
`,
  openLine: /(toGo|shots)\b.*(&&|\?)|if \(.*(toGo|shots)/,
  recognise(run) {
    const keys = ['coffee.to_go', 'coffee.shots'] as const;
    const spans = run.recording.spans.filter(({ name }) => name === 'take order');
    return keys.some((key) => {
      const has = (isFalsy: boolean) =>
        spans.filter(({ attributes }) => {
          const order = tenOrders.find(({ id }) => id === attributes['coffee.order_id']);
          const fact = key === 'coffee.to_go' ? order?.toGo : order?.shots;
          return order && !fact === isFalsy && attributes[key] !== undefined;
        }).length;
      return has(true) === 0 && has(false) > 0;
    });
  },
  nearMisses: [
    {
      'lesson.ts': `
-    'coffee.to_go': toGo,
`,
    },
  ],
} satisfies Mistake;
