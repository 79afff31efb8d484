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
more orders, which keeps the process alive. The spans of these orders go to a
provider that has been shut down. Tell the bar to close
(\`openBar(takeOrder, signal)\`), and wait until it has closed.
`,
  openLine: /openBar\((?!\))/,
  recognise: ({ recording: { said, done = Infinity } }) =>
    said.some(({ what, when }) => what === 'served' && when > done),
  nearMisses: [
    {
      'lesson.ts': `
+  setInterval(() => provider.forceFlush(), 60_000);
   try {
`,
    },
  ],
} satisfies Mistake;
