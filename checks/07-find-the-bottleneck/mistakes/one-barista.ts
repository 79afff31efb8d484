import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'kitchen.ts': `
-    // Every cup has a barista of its own.
-    const cups = drinks.map((drink, i) => make({ id: 10 * id + i, drink }));
-    return call.json<Drinks>({ cups: await Promise.all(cups) });
+    const cups: string[] = [];
+    for (const [i, drink] of drinks.entries()) cups.push(await make({ id: 10 * id + i, drink }));
+    return call.json<Drinks>({ cups });
`,
  },
  failsFirst: ['orders-overlap'],
  explanation: `
Nobody waits for the machine any more, because each cup is started only after
another one's shot is pulled. The line has only moved to a place where no span
shows it, and the guests wait longer. A queue is fixed when the guests wait
less, not when the bar named \`wait for machine\` is short.
`,
  openLine: /for \(/,
  recognise: ({ recording: { work } }) => {
    const shots = work.filter(({ name, order }) => name === 'pull shot' && order < 36);
    const waits = work.filter(({ name, order }) => name === 'wait for machine' && order < 36);
    // No cup of the first table stood in line before the last one's shot was pulled.
    return shots.every(({ order, end = Infinity }) =>
      waits.every((wait) => wait.order <= order || wait.begin > end),
    );
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
