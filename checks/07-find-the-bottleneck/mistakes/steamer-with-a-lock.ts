import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
   const machine = new EspressoMachine();
+  let steamer: Promise<unknown> = Promise.resolve();
@@
-      if (wantsMilk(cup)) await kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      const steam = () => kitchen.inSpan('steam milk', about, () => steamMilkFor(cup));
+      if (wantsMilk(cup)) await (steamer = steamer.then(steam));
`,
  },
  failsFirst: ['milk-overlaps'],
  explanation: `
The milk now waits in a second line: the milk for one cup is not started until
the milk for the cup before it is done. A lock guards something that exists
only once, and every barista has a steamer. Take that lock away, so that only
the machine has a line.
`,
  openLine: /^\s*let |new EspressoMachine.*steam/i,
  recognise: ({ recording: { work } }) => {
    const milk = work.filter(({ name, order }) => name === 'steam milk' && order < 60);
    return milk.every((one, i) => i === 0 || one.begin > (milk[i - 1]!.end ?? Infinity));
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    const cups = drinks.map((drink, i) => make({ id: 10 * id + i, drink }));
-    return call.json<Drinks>({ cups: await Promise.all(cups) });
+    const half = Math.ceil(drinks.length / 2);
+    const cups = drinks.map((drink, i) => ({ id: 10 * id + i, drink }));
+    const first = await Promise.all(cups.slice(0, half).map(make));
+    const second = await Promise.all(cups.slice(half).map(make));
+    return call.json<Drinks>({ cups: [...first, ...second] });
`,
    },
  ],
} satisfies Mistake;
