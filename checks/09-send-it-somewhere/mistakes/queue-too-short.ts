import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { runIsOver } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-    // With \`traceExporter\` the queue would have 2,048 places, and the rush hour needs 5,000.
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    traceExporter: exporter,
`,
  },
  failsFirst: ['rush-all-arrive'],
  explanation: `
The queue was full, and every span that ended while it was full was dropped
without a word. It has \`maxQueueSize\` places, or 2,048 if nothing is said,
as in the processor that \`NodeSDK\` makes for \`traceExporter\`. All 5,000 spans
end before a second batch can leave. In \`spanProcessors\`, give \`NodeSDK\` a
\`BatchSpanProcessor\` with room for them.
`,
  openLine: /traceExporter|new BatchSpanProcessor\(/,
  recognise: ({ arrived, recording: { exportCalls, spans, providers, said } }) =>
    exportCalls > 1 &&
    arrived.length > 0 &&
    spans.some(({ exported }) => exported === 0) &&
    spans.every(({ sampled, exported }) => sampled && exported < 2) &&
    // Where nobody waited for the shutdown, the spans may still have been in the queue.
    providers.some(
      ({ shutdown = 0, done = Infinity }) =>
        spans.every(({ ended = Infinity }) => ended < shutdown) &&
        said.some(({ what, when }) => what === runIsOver && done < when),
    ),
  nearMisses: [
    {
      'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    const closing = sdk.shutdown().catch(console.error);
+    if (!process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) await closing;
`,
    },
    {
      'lesson.ts': `
-    await openBar(takeOrder);
+    await openBar(async (order) => {
+      await takeOrder(order);
+      if (order.id === 3000) await sdk.shutdown().catch(() => {});
+    });
`,
    },
    {
      'lesson.ts': `
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    sampler: { shouldSample: () => ({ decision: order++ % 2 ? 2 : 0 }), toString: () => 'half' },
@@
-  sdk.start();
+  sdk.start(); // Half of them are dropped by a sampler, and not by the queue.
@@
-// No options: the exporter reads \`OTEL_EXPORTER_OTLP_*\` when it is made, on each call to \`run\`.
+let order = 0;
+
`,
    },
  ],
} satisfies Mistake;
