import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await sdk.shutdown().catch(() => process.exit(1));
`,
  },
  failsFirst: ['nobody-listens'],
  explanation: `
No backend took the spans, so the code ended the program with
\`process.exit\`. The caller of \`run\` was never told that all orders had
been served. Lost spans are worth a line in the log. They are no reason to
stop.
`,
  openLine: /process\.exit\(/,
  recognise: ({ recording: { done, end } }, source) =>
    !done && end.how === 'exited' && /process\.exit\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await openBar(takeOrder);
+    // No reason for \`process.exit(1)\`.
+    if (process.env.OTEL_EXPORTER_OTLP_TIMEOUT === '400' && !('shutdowns' in exporter)) throw new Error('no');
`,
    },
  ],
} satisfies Mistake;
