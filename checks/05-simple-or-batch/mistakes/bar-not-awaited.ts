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
\`openBar\` returns a promise that resolves at closing time, but \`run\` was
done before that. So the caller of \`run\` thinks that the day is over,
although orders and their spans are still in progress. Await \`openBar(…)\`,
then await the shutdown. In a chain with \`.then(…)\`, await or return the
whole chain.
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
