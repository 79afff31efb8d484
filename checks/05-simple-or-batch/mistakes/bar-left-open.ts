import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  const told = new Promise((resolve) => process.once('SIGTERM', resolve));
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await Promise.race([openBar((order) => takeOrder(tracer, order)), told]);
`,
  },
  failsFirst: ['sigterm-ends'],
  explanation: `
\`run\` stopped waiting for the bar, but the bar does not know that. It takes
more orders, which keeps the process alive, and nobody delivers their spans.
Tell the bar to close: give \`openBar\` the \`signal\` of an \`AbortController\`,
abort that controller, and wait until the bar has closed.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ recording: { said, done = Infinity } }) =>
    // One may have been in progress.
    said.filter(({ what, when }) => what === 'served' && when > done).length > 1,
  nearMisses: [
    // The bar is told to close, and something else keeps the process alive.
    {
      'lesson.ts': `
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    const told = new Promise((resolve) => closing.signal.addEventListener('abort', resolve));
+    setInterval(() => {}, 60_000);
+    await Promise.race([openBar((order) => takeOrder(tracer, order), closing.signal), told]);
`,
    },
    {
      'lesson.ts': `
+  setInterval(() => provider.forceFlush(), 60_000);
   try {
`,
    },
  ],
} satisfies Mistake;
