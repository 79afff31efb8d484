import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await makeDrink(order);
+    void makeDrink(order);
`,
  },
  failsFirst: ['same-work'],
  explanation: `
Something was started and not awaited, so what comes next began while it was
still going on. Its span outlives the span around it, and nobody hears of its
errors. Each step is awaited: in the loop, in \`takeOrder\`, in \`makeDrink\` and
in \`inSpan\`. \`Promise.all\` does not wait for one before it starts the next.
`,
  openLine: /Promise\.all|^\s*(void )?(takeOrder|makeDrink|inSpan|brew|chargeCard|work)\(/,
  recognise: ({ recording: { work } }) =>
    work.some(({ begin }, i) => i > 0 && begin < (work[i - 1]!.end ?? Infinity)),
  nearMisses: [
    {
      'lesson.ts': `
+    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
     await makeDrink(order);
-    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
`,
    },
  ],
} satisfies Mistake;
