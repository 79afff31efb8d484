import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import type { Recording } from '../../../workshop/runner/recording.ts';
import { runIsOver } from '../scenarios.ts';

export default {
  edit: {
    'lesson.ts': `
-import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
+import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-    // With \`traceExporter\` the queue would have 2,048 places, and the rush hour needs 5,000.
-    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
+    spanProcessors: [new SimpleSpanProcessor(exporter)],
`,
  },
  failsFirst: ['busy-backend'],
  explanation: `
\`NodeSDK\` asks detectors for facts about this process, and one of them was
slow. No span can be sent until all detectors have answered. At shutdown a
simple processor does not wait for that, so the exporter was closed first. Use
a batch processor, which waits and then sends. Turning detection off would
only hide the problem.
`,
  openLine: /new SimpleSpanProcessor\(/,
  recognise: ({ recording }, source) =>
    recording.spans.every(({ arrived = Infinity }) => arrived > closed(recording)) &&
    /SimpleSpanProcessor\(/.test(source) &&
    /NodeSDK\(/.test(source),
  nearMisses: [
    {
      'lesson.ts': `
-    await sdk.shutdown().catch((error) => console.error(\`Spans were lost: \${error.message}\`));
+    // Too late, as with \`new SimpleSpanProcessor(exporter)\` behind \`new NodeSDK()\`.
+    await Promise.race([sdk.shutdown(), new Promise((r) => setTimeout(r, 10))]).catch(() => {});
`,
    },
  ],
} satisfies Mistake;

function closed({ said }: Recording): number {
  return said.find(({ what }) => what === runIsOver)?.when ?? Infinity;
}
