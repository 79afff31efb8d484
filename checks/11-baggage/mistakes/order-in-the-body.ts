import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { dayOf } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
-async function askKitchen({ id, drink, milk }: KitchenOrder): Promise<object> {
+async function askKitchen(order: KitchenOrder): Promise<object> {
@@
-  const body = JSON.stringify({ id, drink, milk });
+  const body = JSON.stringify(order);
`,
  },
  nearMisses: [
    {
      'counter.ts': `
-    'coffee.table': { value: order.table },
+    'coffee.table': { value: \`\${order.table}, \${order.guest.name}\` },
`,
    },
  ],
  failsFirst: ['no-secrets'],
  explanation: `
The guest's name and card are in the body of the request to the kitchen. A
type such as \`KitchenOrder\` removes nothing: \`JSON.stringify\` writes every
property that the object has. Send only \`id\`, \`drink\` and \`milk\`, as the
starter does.
`,
  openLine: /JSON\.stringify\(/,
  recognise: (run) => dayOf(run).toKitchen.some((body) => body.includes('"card"')),
} satisfies Mistake;
