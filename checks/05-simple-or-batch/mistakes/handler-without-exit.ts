import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  process.once('SIGTERM', () => provider.shutdown());
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
   } finally {
-    // Closing time, an error and both signals all come through here.
`,
  },
  failsFirst: ['sigterm-ends'],
  explanation: `
With a listener for SIGTERM, your code has to make the process end. It did
not: the bar stayed open until its usual closing time. Closing it takes two
things: the listener aborts an \`AbortController\`, and \`openBar\` is given the
\`signal\` of this controller as its second argument.
`,
  openLine: /openBar\(/,
  recognise: ({ recording: { said, done = Infinity } }, source) =>
    /['"`]SIGTERM['"`]/.test(source) &&
    said.some(({ what, when }) => what === 'closing time' && when < done),
  nearMisses: [
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
+  process.once('SIGTERM', () => closing.abort());
+  setInterval(() => provider.forceFlush(), 60_000);
`,
    },
  ],
} satisfies Mistake;
