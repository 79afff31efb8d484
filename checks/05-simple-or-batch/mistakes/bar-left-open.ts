import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // A deploy and Ctrl-C close the bar, so that they leave by the same door as every other day.
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
order after order, which keeps the process alive, and their spans go to a
provider that is shut down. Tell the bar to close (\`openBar(takeOrder,
signal)\`), and wait for it.
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
