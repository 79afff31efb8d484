import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-  try {
-    await openBar(takeOrder);
-  } finally {
-    // The spans may be lost. The day's work, and an error of its own, must not be.
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
-  }
+  const day = openBar(takeOrder).finally(() => sdk.shutdown());
+  await day.catch(console.error);
`,
  },
  failsFirst: ['error-leaves-run'],
  explanation: `
The error of the bar was caught, or a \`return\` in a \`finally\` took its
place, and \`run\` resolved as if nothing had been.
That of the shutdown must not leave \`run\`. That of the bar must: somebody has
to know that the machine is on fire. Let a \`finally\` send the spans, and catch
only what \`shutdown\` itself rejects with.
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
