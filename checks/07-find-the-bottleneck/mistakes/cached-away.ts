import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Reply } from '../scenarios.ts';

export default {
  edit: {
    'counter.ts': `
+  const known: Record<string, Prices> = {};
+
   async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
     // One call however many drinks there are: the round trip costs more than a longer list.
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const { prices } = (known[drinks.join()] ??= await counter.ask<Prices>(\`\${urls.till}/prices\`, {
+      drinks,
+    }));
`,
  },
  failsFirst: ['current-prices'],
  explanation: `
The counter remembers prices from an earlier order. They have changed since,
so the bill has an old price. A cache is fine if somebody says how long an
answer stays valid. Here nobody does, so ask the till about every order.
`,
  openLine: /\bknown|cache|Map\(|\?\?=/,
  recognise: ({ recording: { scenarioResult, requests } }, source) => {
    const [, ...later] = scenarioResult as Reply[];
    const old = { espresso: 240, cappuccino: 350 };
    return (
      requests.some(({ path }) => path === '/prices') &&
      !/\b(240|350|menu)\b/.test(source) &&
      later.some(({ bill = [] }) =>
        bill.some(({ drink, price }) => old[drink as keyof typeof old] === price),
      )
    );
  },
  nearMisses: [
    {
      'counter.ts': `
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    const usual: Record<string, number> = { espresso: 240, cappuccino: 350 };
+    return drinks.map((drink) => ({ drink, price: usual[drink] ?? prices[drink]! }));
`,
    },
  ],
} satisfies Mistake;
