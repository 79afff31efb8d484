import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await sdk.shutdown();
`,
  },
  failsFirst: ['nobody-listens'],
  explanation: `
If no backend takes the last spans, the promise of \`shutdown()\` rejects, as
that of \`forceFlush()\` does, and here that error leaves \`run\`. Every order was
served, but the program still fails, only because its telemetry failed. Catch
the error, log one line, and do not throw it again.
`,
  openLine: /shutdown\(/,
  recognise: ({ recording: { said, scenarioResult, end } }) =>
    said.some(({ what }) => what === 'closing time') &&
    /ECONNREFUSED|timed out|export failed/i.test(
      String(end.how === 'threw' ? end.error.message : scenarioResult),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await openBar(takeOrder);
+    throw new Error('closed for good');
`,
    },
  ],
} satisfies Mistake;
