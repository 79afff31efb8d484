import type { Mistake } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'lesson.ts': `
-import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
+  const processor = new BatchSpanProcessor(exporter);
   const sdk = new NodeSDK({
@@
-    // The SDK puts a batch processor in front of it.
-    traceExporter: exporter,
+    spanProcessors: [processor],
@@
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    await processor.forceFlush().catch((error) => console.error(error.message));
`,
  },
  failsFirst: ['sdk-shut-down'],
  explanation: `
\`forceFlush()\` sends what is held back, and leaves everything open: the
processor's timer, and the exporter's connection, kept for the next time. At
the end of a program nothing comes any more. \`sdk.shutdown()\` sends as well,
and then closes.
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
