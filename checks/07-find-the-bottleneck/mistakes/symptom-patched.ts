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
The two tables that you have seen are quick now, and other tables are as slow
as before: what was mended is the order in the picture, not the way in which
orders are taken. The next guest asks for a mocha. Send the drinks of the
order at hand in one question, whatever they are.
`,
  openLine: /\/prices/,
  recognise: () => true,
} satisfies Mistake;
