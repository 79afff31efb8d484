import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // SIGTERM closes the bar, so that it leaves by the same door as every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
+  const told = new Promise((resolve) => process.once('SIGTERM', resolve));
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await Promise.race([openBar((order) => takeOrder(tracer, order)), told]);
`,
  },
  failsFirst: ['sigterm-ends'],
  explanation: `
\`run\` stopped waiting for the bar, but the bar knows nothing of it. It takes
order after order, and that keeps the process alive, while the spans go to a
provider that is shut down. Tell the bar to close (\`openBar(takeOrder,
signal)\`) and wait for it, or call \`process.exit()\` when the spans are
delivered.
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
