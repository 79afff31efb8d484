import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  const stop = () => provider.shutdown().finally(() => process.exit());
+  process.once('SIGTERM', stop);
+  process.once('SIGINT', stop);
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
`,
  },
  failsFirst: ['sigterm-in-hand', 'sigint-same'],
  explanation: `
The provider was shut down while an order was still in progress. The span of
that order ends later or never, and a provider that has been shut down accepts
no more spans. First finish the order in progress, then shut down. Let the
signal close the bar, and shut down when \`openBar\` has resolved.
`,
  openLine: /['"`]SIG(TERM|INT)['"`]|\.shutdown\(/,
  recognise: ({ recording: { said, spans, providers } }) => {
    const told = said.find(({ what }) => /^SIG(TERM|INT)$/.test(what))?.when ?? Infinity;
    return providers.some(({ shutdown = 0 }) => {
      const inHand = spans.filter(({ started }) => started < told);
      return shutdown > told && inHand.some(({ ended = Infinity }) => ended > shutdown);
    });
  },
  nearMisses: [
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
+  process.once('SIGTERM', () => provider.forceFlush().finally(() => process.exit()));
`,
    },
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
+  // Later than any order: provider.shutdown().finally(() => process.exit())
+  process.once('SIGTERM', () => closing.abort());
@@
-    await provider.shutdown();
+    void provider.shutdown();
`,
    },
  ],
} satisfies Mistake;
