import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
+    const { number } = order.card;
+    const attributes = { 'card.first': number.slice(0, 8), 'card.rest': number.slice(8) };
+    await inSpan('charge card', { kind: SpanKind.CLIENT, attributes }, () => chargeCard(order));
`,
  },
  failsFirst: ['no-card-number'],
  explanation: `
The card number is on the span in parts, or so much of it that the rest can be
guessed. Whoever reads the span can put it together. The last four digits are
enough to tell two cards apart, so record these or nothing.
`,
  openLine: /card.*\.(slice|substring|substr|split|match|replace)\(|number\.(slice|substr|split)/,
  recognise: (_run, source) =>
    /\b(slice|substring|substr|split|match)\(/.test(source) && /\bcard\b/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
+    trace.getActiveSpan()?.setAttribute('card', Number(order.card.number).toString(36));
     await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
`,
    },
  ],
} satisfies Mistake;
