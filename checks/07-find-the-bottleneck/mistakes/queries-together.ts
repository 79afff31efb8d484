import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
-    // The answer has each name once, but the bill has a line for every cup.
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    return Promise.all(
+      drinks.map(async (drink) => {
+        const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks: [drink] });
+        return { drink, price: prices[drink]! };
+      }),
+    );
`,
  },
  failsFirst: ['till-asked-once'],
  explanation: `
The calls to the till start together now, but there is still one for every
drink. For this table you see hardly any difference. But a table of forty
calls the till forty times. \`POST /prices\` takes a list, so send all the
drinks in one call.
`,
  openLine: /drinks: \[|\/prices/,
  recognise: ({ recording: { spans } }) => {
    const asked = spans.filter(({ name, kind }) => name === 'POST /prices' && kind === 'CLIENT');
    const ofOneTable = asked.filter(({ parentId }) => parentId === asked[0]?.parentId);
    const [first, second] = ofOneTable;
    if (ofOneTable.length !== 3 || !first || !second) return false;
    return second.started < (first.ended ?? Infinity);
  },
  nearMisses: [
    {
      'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const asked = drinks.map((one) => ({ drinks: [one] }));
+    const prices: Record<string, number> = {};
+    for (const one of asked) {
+      Object.assign(prices, (await counter.ask<Prices>(\`\${urls.till}/prices\`, one)).prices);
+    }
`,
    },
  ],
} satisfies Mistake;
