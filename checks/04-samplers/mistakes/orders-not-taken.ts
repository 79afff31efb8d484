import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import healthNotAnswered from './health-not-answered.ts';

export default {
  edit: {
    'lesson.ts': `
-    for (const order of orders) await takeOrder(tracer, order);
+    await takeOrder(tracer, orders[0]!);
`,
  },
  failsFirst: ['thousand-orders'],
  explanation: `
A sampler chooses which work is recorded, never which work is done. Every
guest must get a latte, and every order must start its spans. For nine orders
out of ten, the sampler drops these spans at once. Let \`run\` take all the
orders of \`rounds\`.
`,
  openLine: /of rounds|\brounds\./,
  recognise: ({ recording }) =>
    new Set(recording.work.map(({ order }) => order)).size < 1000 && recording.spans.length > 0,
  nearMisses: [healthNotAnswered.edit],
} satisfies Mistake;
