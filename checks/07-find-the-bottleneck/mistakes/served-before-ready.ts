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
The kitchen answers before the drinks are ready: a promise was started and not
awaited. The request is quick, and the guest carries away an empty cup. If a
program may answer early, it has to say so; this one says that the cups are
there.
`,
  openLine: /void /,
  recognise: () => true,
} satisfies Mistake;
