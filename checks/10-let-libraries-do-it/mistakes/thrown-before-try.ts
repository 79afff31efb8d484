import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'recipes.ts': `
   return tracer.startActiveSpan('make latte', async (span) => {
+    span.setAttribute('coffee.drink', order.drink);
     try {
`,
  },
  failsFirst: ['recipes-end-on-error'],
  explanation: `
\`make\` was given \`null\`, so reading a field of the order threw, and that was
outside the \`try\`. A \`finally\` covers only what stands in its \`try\`. Put
everything that may throw into it, and leave only \`span.end()\` in the
\`finally\`.
`,
  openLine: /^(?!.*return).*\border\.\w+/,
  recognise: ({ recording: { spans } }, source) => {
    const before = [...source.matchAll(/async \(?\w+\)? => \{([^}]*?)\btry \{/g)];
    return (
      before.some(([, lines = '']) => /\border\b/.test(lines)) &&
      spans.some(({ ended }) => ended === undefined)
    );
  },
  nearMisses: [
    {
      'recipes.ts': `
-    try {
-      await makeLatte(order);
-      return { drink: order.drink, of: recipes[order.drink] ?? [] };
-    } finally {
-      span.end();
-    }
+    await makeLatte(order);
+    span.end();
+    return { drink: order.drink, of: recipes[order.drink] ?? [] };
`,
    },
  ],
} satisfies Mistake;
