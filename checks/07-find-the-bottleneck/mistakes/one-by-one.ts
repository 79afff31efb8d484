import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
-    // The answer has each name once, but the bill has a line for every cup.
-    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
+    const bill: Served['bill'] = [];
+    for (const drink of drinks) {
+      const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks: [drink] });
+      bill.push({ drink, price: prices[drink]! });
+    }
+    return bill;
`,
  },
  failsFirst: ['till-asked-once'],
  explanation: `
The till is asked about one drink at a time. In the picture this is a
staircase of short bars. Each step costs a round trip, however fast the till
is. \`POST /prices\` takes a list of drinks, and takes no longer for ten than
for one.
`,
  openLine: /for \(|\/prices/,
  recognise: ({ recording: { spans } }) => {
    const asked = spans.filter(({ name, kind }) => name === 'POST /prices' && kind === 'CLIENT');
    const ofOneTable = asked.filter(({ parentId }) => parentId === asked[0]?.parentId);
    const [first, second] = ofOneTable;
    if (ofOneTable.length !== 3 || !first || !second) return false;
    return second.started > (first.ended ?? Infinity);
  },
  nearMisses: [
    {
      'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const prices: Record<string, number> = {};
+    for (const drink of new Set(drinks)) {
+      const answer = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks: [drink] });
+      Object.assign(prices, answer.prices);
+    }
`,
    },
  ],
} satisfies Mistake;
