import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await exporter.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
`,
  },
  failsFirst: ['given-exporter'],
  explanation: `
The exporter was closed, and the batch processor in front of it knows nothing
of that: it still holds the spans and waits for its five seconds. Shut down
the SDK. It empties the processor first, and then closes the exporter itself.
`,
  openLine: /shutdown!?\(/,
  recognise: ({ recording: { exporterShutdown, exportCalls } }) =>
    exporterShutdown !== undefined && exportCalls === 0,
} satisfies Mistake;
