import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // Spans may be lost. The day's work, and the bar's own error, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
-  }
+  const day = openBar(takeOrder).finally(() => sdk.shutdown());
+  await day.catch(console.error);
`,
  },
  failsFirst: ['error-leaves-run'],
  explanation: `
The bar's error was caught, or a \`return\` in a \`finally\` took its place, and
\`run\` resolved as if nothing had happened. The shutdown's error must not leave
\`run\`, but the bar's must: somebody has to know that the machine is on fire.
Send the spans in a \`finally\`, and catch only what \`shutdown\` rejects with.
`,
  openLine: /\bcatch\b/,
  recognise: ({ recording: { scenarioResult } }) => (scenarioResult as Sent).errors.length === 0,
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await openBar(takeOrder).catch((cause) => Promise.reject(new Error('a bad day', { cause })));
`,
    },
  ],
} satisfies Mistake;
