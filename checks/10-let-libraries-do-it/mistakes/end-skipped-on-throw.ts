import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
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
  failsFirst: ['recipes-end-on-error'],
  explanation: `
When the drink cannot be made, an error leaves the function, past \`span.end()\`.
A span that is never ended is never sent, and that is the one that somebody
will look for. Put the end into a \`finally\`.
`,
  openLine: /\.end\(\)/,
  recognise: ({ recording: { spans } }) =>
    spans.some(({ name, ended }) => name === 'make latte' && ended === undefined) &&
    spans.some(({ name, ended }) => name === 'make latte' && ended !== undefined),
  nearMisses: [
    {
      'recipes.ts': `
-const tracer = trace.getTracer('recipes');
+const tracer = trace.getTracer('recipes');
+tracer.startSpan('open');
`,
    },
  ],
} satisfies Mistake;
