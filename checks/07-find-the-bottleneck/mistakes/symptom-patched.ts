import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const usual = { drinks: ['latte', 'espresso'] };
+    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, usual);
+    for (const drink of drinks.filter((one) => !(one in prices))) {
+      const answer = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks: [drink] });
+      Object.assign(prices, answer.prices);
+    }
`,
  },
  failsFirst: ['till-asked-once-unseen'],
  explanation: `
The tables in the picture are quick now, but other tables are as slow as
before: your code names the drinks of the orders that you have seen. The next
guest asks for a mocha. Send the drinks of this order in one call, whatever
they are.
`,
  openLine: /\/prices/,
  recognise: (_run, source) => /['"](latte|espresso|cappuccino)['"]/.test(source),
  nearMisses: [
    {
      'counter.ts': `
-    const { prices } = await counter.ask<Prices>(\`\${urls.till}/prices\`, { drinks });
+    const prices: Record<string, number> = {};
+    for (let i = 0; i < drinks.length; i += 3) {
+      const some = { drinks: drinks.slice(i, i + 3) };
+      const answer = await counter.ask<Prices>(\`\${urls.till}/prices\`, some);
+      Object.assign(prices, answer.prices);
+    }
`,
    },
  ],
} satisfies Mistake;
