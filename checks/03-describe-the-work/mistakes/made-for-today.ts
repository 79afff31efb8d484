import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import oneErrorOnly from './one-error-only.ts';

export default {
  edit: {
    'lesson.ts': `
-    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
+    if ([44, 47].includes(order.id)) log('milk is out', { 'coffee.milk': 'oat' });
`,
  },
  failsFirst: ['other-orders', 'other-errors'],
  explanation: `
A number in the code looks like one of today's order numbers. Tomorrow's
orders have other numbers. Use what the order itself says, what \`fetchMilk\`
returns, and what \`chargeCard\` throws.
`,
  openLine: /\b(4[1-9]|50)\b/,
  recognise: (_, source) => /\b(4[1-9]|50)\b/.test(source),
  nearMisses: [oneErrorOnly.edit],
} satisfies Mistake;
