import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    return openBar((order) => takeOrder(tracer, order), closing.signal);
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
\`return openBar(…)\` in a \`try\` does not wait: the \`finally\` runs at once,
while the first order is still being made. So the provider was shut down
before the spans ended, and a span that ends after the shutdown is dropped.
Write \`return await openBar(…)\`, or \`await\` without \`return\`.
`,
  openLine: /return openBar\(/,
  recognise: ({ recording: { providers, work } }, source) =>
    /\breturn openBar\(/.test(source) &&
    providers.some(({ shutdown = Infinity }) => shutdown < (work[0]?.end ?? 0)),
  nearMisses: [
    {
      'lesson.ts': `
+  await provider.shutdown();
   try {
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    return await openBar((order) => takeOrder(tracer, order), closing.signal);
`,
    },
  ],
} satisfies Mistake;
