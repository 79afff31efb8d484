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
Work was started but not awaited, so the next step began while that work was
still going on. Then a span can outlive its parent, and errors from that work
are not caught. Await each step in the loop, in \`takeOrder\`, in \`makeDrink\`
and in \`inSpan\`. \`Promise.all\` starts everything at once.
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
