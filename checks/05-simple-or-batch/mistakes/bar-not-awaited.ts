import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    openBar((order) => takeOrder(tracer, order), closing.signal);
   } finally {
-    // Closing time, an error and both signals all come through here.
`,
  },
  failsFirst: ['closing-all-arrive'],
  explanation: `
\`openBar\` returns a promise that resolves at closing time, but nothing waits
for that promise. The provider was shut down while the first order was still
being made, and a span that ends after the shutdown is dropped.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ recording: { said, done = Infinity } }) =>
    said.some(({ what, when }) => what === 'closing time' && when > done),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => void takeOrder(tracer, order), closing.signal);
`,
    },
  ],
} satisfies Mistake;
