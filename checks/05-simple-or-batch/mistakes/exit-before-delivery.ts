import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // SIGTERM closes the bar, so that it leaves by the same door as every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
+  process.once('SIGTERM', () => {
+    provider.shutdown();
+    process.exit();
+  });
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
   } finally {
-    // The one door: closing time, an error and SIGTERM all come through here.
`,
  },
  failsFirst: ['sigterm-all-arrive'],
  explanation: `
\`process.exit()\` means now. The shutdown before it had only begun, and the
spans were still on their way. Exit when its promise has settled: await it, or
say \`provider.shutdown().finally(() => process.exit())\`.
`,
  openLine: /\bexit\(/,
  recognise: ({ recording: { done, end, providers } }, source) =>
    !done &&
    providers.some(({ shutdown }) => shutdown !== undefined) &&
    end.how === 'exited' &&
    end.signal === null &&
    /['"`]SIGTERM['"`]/.test(source) &&
    /\bshutdown\(/.test(source) &&
    !/\bexporter\s*[!?]?\.shutdown/.test(source) &&
    /\bexit\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-  process.once('SIGTERM', () => closing.abort());
+  process.once('SIGTERM', () => process.exit());
`,
    },
  ],
} satisfies Mistake;
