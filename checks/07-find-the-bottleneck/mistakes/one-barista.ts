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
Nobody waits for the machine any more, because one cup is not begun before
the other is done. The line has only moved to where no span shows it, and the
guests wait for longer. A queue is mended when the guests wait less, not when
the bar named \`wait\` is short.
`,
  openLine: /for \(/,
  recognise: ({ recording: { work } }) => {
    const [first, ...others] = work.filter(({ name }) => name === 'look in stock');
    return others.every(({ begin }) => begin < (first?.end ?? Infinity));
  },
} satisfies Mistake;
