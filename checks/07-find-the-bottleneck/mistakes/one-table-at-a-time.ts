import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+import type { Context } from 'hono';
 import type { RushOrder } from '#bar';
@@
-  counter.post('/orders', async (call) => {
+  let tables = Promise.resolve(new Response());
+  counter.post('/orders', (call) => (tables = tables.then(() => takeOrder(call))));
+
+  async function takeOrder(call: Context): Promise<Response> {
@@
     return call.json<Served>({ cups, bill, total });
-  });
+  }
`,
  },
  failsFirst: ['orders-overlap'],
  explanation: `
Tables are served one after the other: the stock is not asked about a table
until it has answered for the one before. That way nothing gets mixed up, but
when the bar is busy, the guests wait at the door. Orders need nothing from
each other. They share only the machine, and it has a lock of its own.
`,
  openLine: /\.then\(|let .*Promise/,
  recognise: ({ recording: { work } }) => {
    // Table 6 comes later.
    const looks = work.filter(({ name, order }) => name === 'look in stock' && order < 6);
    const [first, ...others] = looks;
    return others.some(({ begin }) => begin > (first?.end ?? Infinity));
  },
  nearMisses: [
    {
      'kitchen.ts': `
-    const cups = drinks.map((drink, i) => make({ id: 10 * id + i, drink }));
-    return call.json<Drinks>({ cups: await Promise.all(cups) });
+    const cups: string[] = [];
+    for (const [i, drink] of drinks.entries()) cups.push(await make({ id: 10 * id + i, drink }));
+    return call.json<Drinks>({ cups });
`,
    },
  ],
} satisfies Mistake;
