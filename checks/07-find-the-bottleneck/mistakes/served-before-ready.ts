import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    const cups = drinks.map((drink, i) => make({ id: 10 * id + i, drink }));
-    return call.json<Drinks>({ cups: await Promise.all(cups) });
+    for (const [i, drink] of drinks.entries()) void make({ id: 10 * id + i, drink });
+    return call.json<Drinks>({ cups: drinks });
`,
  },
  failsFirst: ['served-when-ready'],
  explanation: `
The kitchen answers before the drinks are ready: a promise was started but not
awaited. The call is quick, but the guest carries away an empty cup. If a
program answers early, its answer has to say so. This answer says that the
cups are there.
`,
  openLine: /void |=> make\(|steamMilkFor\(/,
  recognise: ({ recording: { spans, work } }) =>
    work.some(({ name, active, end = Infinity }) => {
      if (name !== 'pull shot' && name !== 'steam milk') return false;
      let span = spans.find(({ id }) => id === active);
      while (span && span.kind !== 'SERVER') {
        const { parentId } = span;
        span = spans.find(({ id, kind }) => id === parentId && kind !== 'CLIENT');
      }
      return span?.ended !== undefined && span.ended < end;
    }),
  nearMisses: [
    {
      'counter.ts': `
-    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
+    void askKitchen(order);
+    const [cups, bill] = [order.drinks, await askTill(order)];
`,
    },
  ],
} satisfies Mistake;
