import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'recipes.ts': `
-      await makeLatte(order);
-      return { drink: order.drink, of: recipes[order.drink] ?? [] };
+      return makeLatte(order).then(() => ({ drink: order.drink, of: recipes[order.drink] ?? [] }));
`,
  },
  failsFirst: ['recipes-cover-work'],
  explanation: `
The span ended on the way: the work was started, and not awaited before
\`span.end()\`. It looks quick whatever the drink takes. Put the \`await\`
between the start and the end, and the end into a \`finally\`.
`,
  openLine: /\.end\(\)/,
  recognise: ({ arrived }) => arrived.length > 0,
} satisfies Mistake;
