import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await exporter.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
`,
  },
  failsFirst: ['sdk-shut-down'],
  explanation: `
The exporter was closed, but the processor in front of it does not know that
and still holds the spans. Shut down the SDK instead. It first sends what the
processor holds, and then closes the exporter.
`,
  openLine: /shutdown!?\(/,
  recognise: ({ recording: { exporterShutdown, exportCalls, providers } }) =>
    exporterShutdown !== undefined &&
    exportCalls === 0 &&
    providers.every(({ shutdown }) => shutdown === undefined),
  nearMisses: [
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await exporter.shutdown();
+    await openBar(takeOrder);
`,
    },
  ],
} satisfies Mistake;
