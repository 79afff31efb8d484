import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import defaultQueue from './default-queue.ts';

export default {
  edit: {
    'telemetry.ts': `
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
+import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
@@
+  spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
   sampler: new ParentBasedSampler({ root: withoutHealthChecks }),
`,
  },
  failsFirst: ['burst-fits'],
  explanation: `
You make the \`BatchSpanProcessor\` yourself, with the one from
\`@opentelemetry/sdk-trace\`. That one reads no environment variables (lesson
16), so its queue has room for 2,048 spans, whatever \`OTEL_BSP_MAX_QUEUE_SIZE\`
says. Give it the option \`maxQueueSize\`.
`,
  openLine: /new BatchSpanProcessor/,
  recognise: (_run, source) =>
    /BatchSpanProcessor\b[^;]*from '@opentelemetry\/sdk-trace'/.test(source) &&
    !/maxQueueSize/.test(source),
  nearMisses: [defaultQueue.edit],
} satisfies Mistake;
