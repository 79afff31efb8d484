import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'recipes.ts': `
-  return tracer.startActiveSpan('make latte', async (span) => {
-    try {
-      await makeLatte(order);
-      return { drink: order.drink, of: recipes[order.drink] ?? [] };
-    } finally {
-      span.end();
-    }
-  });
+  const span = tracer.startSpan('make latte');
+  try {
+    await makeLatte(order);
+    return { drink: order.drink, of: recipes[order.drink] ?? [] };
+  } finally {
+    span.end();
+  }
`,
  },
  failsFirst: ['recipes-cover-work'],
  explanation: `
The span was started and is not the active one (lesson 2): what the machine or
the next library does meanwhile hangs above it, as if it were none of its
business. \`startActiveSpan\` makes it active for as long as its callback takes.
`,
  openLine: /\.startSpan\(/,
  recognise: (run) =>
    run.recording.work.every((work) =>
      run.arrived.some((span) => span.name === work.name && run.covers(span, work)),
    ),
  nearMisses: [
    {
      'recipes.ts': `
-      await makeLatte(order);
-      return { drink: order.drink, of: recipes[order.drink] ?? [] };
+      return { drink: order.drink, of: recipes[order.drink] ?? [], ...void makeLatte(order) };
`,
    },
  ],
} satisfies Mistake;
