import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
+  const wanted = new Set<string>();
+  let pending: Promise<Prices> | undefined;
+
   async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
     // One call however many drinks there are: the round trip costs more than a longer list.
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    for (const drink of drinks) wanted.add(drink);
+    pending ??= new Promise((resolve) => setTimeout(resolve, 5)).then(() => {
+      const all = [...wanted];
+      wanted.clear();
+      pending = undefined;
+      return counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks: all });
+    });
+    const { prices } = await pending;
`,
  },
  failsFirst: ['drinks-over-http'],
  explanation: `
Tables that order at the same time share one call to the till. The call is in
only one table's trace, so the other traces do not show the time at the till.
Call the till once for each order.
`,
  openLine: /\bpending\b|setTimeout/,
  recognise: ({ recording: { requests } }, source) => {
    const count = (path: string) => requests.filter((request) => request.path === path).length;
    return (
      count('/prices') < count('/orders') && /setTimeout|setImmediate|queueMicrotask/.test(source)
    );
  },
  nearMisses: [
    {
      'counter.ts': `
   async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
+    await new Promise((resolve) => setTimeout(resolve, 5));
+    if (drinks.length === 2) await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
`,
    },
  ],
} satisfies Mistake;
