import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { tenOrders } from '#bar';

export default {
  edit: {
    'lesson.ts': `
-    'coffee.to_go': toGo,
+    ...(toGo && { 'coffee.to_go': true }),
`,
  },
  failsFirst: ['order-attributes'],
  explanation: `
The attribute is left out where its value is \`false\` or 0. But a missing value
is not the same as \`false\`: a search for \`coffee.to_go = false\` does not find
such an order, and nobody knows whether the code forgot it. Set all four
attributes for every order.
`,
  openLine: /(toGo|shots)\b.*(&&|\?)|if \(.*(toGo|shots)/,
  recognise(run) {
    const spans = run.recording.spans.filter(({ name }) => name === 'take order');
    return (['toGo', 'shots'] as const).some((fact) => {
      const key = fact === 'toGo' ? 'coffee.to_go' : 'coffee.shots';
      const spansWhere = (isFalsy: boolean) =>
        spans.filter(({ attributes }) => {
          const order = tenOrders.find(({ id }) => id === attributes['coffee.order_id']);
          return order && !order[fact] === isFalsy;
        });
      const [falsy, others] = [spansWhere(true), spansWhere(false)];
      return (
        falsy.length > 0 &&
        others.length > 0 &&
        falsy.every(({ attributes }) => attributes[key] === undefined) &&
        others.every(({ attributes }) => attributes[key] !== undefined)
      );
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
