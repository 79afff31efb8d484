import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
-  const closing = new AbortController();
-  process.once('SIGTERM', () => closing.abort());
-  process.once('SIGINT', () => closing.abort());
+  process.once('SIGTERM', () => {
+    provider.shutdown();
+    process.exit();
+  });
@@
-    await openBar((order) => takeOrder(tracer, order), closing.signal);
+    await openBar((order) => takeOrder(tracer, order));
   } finally {
-    // Closing time, an error and both signals all come through here.
`,
  },
  failsFirst: ['sigterm-all-arrive'],
  explanation: `
\`process.exit()\` ends the process at once. The shutdown had only begun, and
the spans were still on their way. Let the signal close the bar, and await the
shutdown when \`openBar\` has resolved. After that, the process ends by itself.
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
