import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
-  }
+  await openBar(takeOrder);
+  await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
`,
  },
  failsFirst: ['error-spans-sent'],
  explanation: `
When the bar throws, \`run\` ends right there, and the line with \`shutdown\` is
never reached. The spans that the batch processor still held are lost, and
these are the spans that somebody will ask about. Put the shutdown in a
\`finally\`.
`,
  openLine: /shutdown\(/,
  recognise: ({ recording: { spans, said, providers } }, source) =>
    said.some(({ what }) => what === 'served') &&
    spans.every(({ exported }) => exported === 0) &&
    providers.every(({ shutdown }) => shutdown === undefined) &&
    /shutdown\(/.test(source) &&
    !/\b(finally|catch) *(\(\w+\) *)?\{|\.finally\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    if (process.exitCode) await sdk.shutdown();
+    await exporter.shutdown?.();
`,
    },
    {
      'lesson.ts': `
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
-  }
+  const day = openBar(takeOrder);
+  await day.then(() => sdk.shutdown().catch(console.error), (e) => { void sdk.shutdown(); throw e; });
`,
    },
  ],
} satisfies Mistake;
