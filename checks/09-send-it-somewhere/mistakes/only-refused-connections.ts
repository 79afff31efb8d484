import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Sent } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await sdk.shutdown().catch((error) => {
+      if (error.code !== 'ECONNREFUSED') throw error;
+    });
`,
  },
  failsFirst: ['always-busy'],
  explanation: `
You catch the error of a backend that is not there, and throw all others. A
backend can fail in many ways: it is too busy, or it wants a key. Every time
the spans are lost, and every time the orders were served. Catch whatever
\`shutdown\` rejects with.
`,
  openLine: /ECONN|throw /,
  recognise: ({ recording: { scenarioResult } }, source) =>
    (scenarioResult as Sent[]).some(({ errors }) => errors.length > 0) && /ECONN/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await openBar(takeOrder);
+    if (process.env.OTEL_EXPORTER_OTLP_ENDPOINT?.endsWith('/second')) throw new Error('closed for good');
`,
    },
  ],
} satisfies Mistake;
