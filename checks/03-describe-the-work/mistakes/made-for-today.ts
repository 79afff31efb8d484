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
The code has the numbers of today's orders in it. Tomorrow's orders have other
numbers, and it will say about them what was true of today's, or nothing. Ask
the order itself, and ask the work: what \`fetchMilk\` brings back, and what
\`chargeCard\` throws.
`,
  openLine: /\b(4[1-9]|50)\b/,
  recognise: (_, source) => /\b(4[1-9]|50)\b/.test(source.replace(/\/\/.*|\/\*[^]*?\*\//g, '')),
  nearMisses: [oneErrorOnly.edit],
} satisfies Mistake;
