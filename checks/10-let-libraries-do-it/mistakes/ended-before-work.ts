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
The span ended too early: the work was not awaited before \`span.end()\`. So the
span looks short, however long the drink takes. Await the work before the span
ends (in a \`try\`, write \`return await\`, not \`return\`), and end the span in a
\`finally\`.
`,
  openLine: /\.end\(\)/,
  recognise: ({ arrived, recording: { work } }) =>
    work.some(({ name, begin, end = Infinity }) =>
      arrived.some(
        (span) => span.name === name && span.started < begin && (span.ended ?? Infinity) < end,
      ),
    ),
  nearMisses: [
    {
      'recipes.ts': `
-  return tracer.startActiveSpan('make latte', async (span) => {
+  await makeLatte(order);
+  return tracer.startActiveSpan('make latte', async (span) => {
     try {
-      await makeLatte(order);
`,
    },
  ],
} satisfies Mistake;
