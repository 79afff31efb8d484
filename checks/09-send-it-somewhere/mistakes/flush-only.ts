import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
+  const processor = new BatchSpanProcessor(exporter);
   const sdk = new NodeSDK({
@@
-    // With \`traceExporter\` the queue would have 2,048 places, and the rush hour needs 5,000.
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [processor],
@@
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await processor.forceFlush().catch((error) => console.error(error.message));
`,
  },
  failsFirst: ['sdk-shut-down'],
  explanation: `
\`forceFlush()\` sends what is waiting, but it closes neither the processor nor
the exporter. At the end of a program no more spans will come, so close both.
\`sdk.shutdown()\` also sends what is waiting, and then closes everything.
`,
  openLine: /forceFlush\(/,
  recognise: ({ recording: { exporterShutdown, exportCalls } }, source) =>
    exporterShutdown === undefined &&
    exportCalls > 0 &&
    /forceFlush\(/.test(source) &&
    !/shutdown\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    // Not \`exporter.forceFlush()\`, which would not close.
+    if (process.exitCode) await sdk.shutdown();
+    else await exporter.forceFlush?.();
`,
    },
  ],
} satisfies Mistake;
