import type { Mistake } from '../../../workshop/checking/mistakes.ts';
import { burst, type MondaySeen } from '../scenarios.ts';
import { codeOf } from '../seen.ts';

export default {
  edit: {
    'telemetry.ts': `
-import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
+import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
@@
-import { ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
+import { ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
+import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
@@
-const sdk = new NodeSDK({
+const sdk = new NodeSDK({
+  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter())],
`,
  },
  failsFirst: ['burst-fits'],
  explanation: `
A simple processor sends one request for each span, and the exporter allows 30
at a time. It refuses the others, so most of a burst is lost (lesson 9). A
simple processor is for examples and tests. In a service, give \`NodeSDK\` a
\`BatchSpanProcessor\`, or no processor: then it creates a batch processor
itself.
`,
  openLine: /new SimpleSpanProcessor/,
  recognise: ({ recording: { scenarioResult } }, source) => {
    const { arrived } = scenarioResult as MondaySeen;
    return (
      /new SimpleSpanProcessor\(/.test(codeOf(source)) &&
      Object.values(arrived).every((count) => count < burst)
    );
  },
  nearMisses: [
    {
      'lesson.ts': `
-      OTEL_BSP_MAX_QUEUE_SIZE: '10000',
+      OTEL_BSP_MAX_QUEUE_SIZE: '1000',
`,
    },
  ],
} satisfies Mistake;
