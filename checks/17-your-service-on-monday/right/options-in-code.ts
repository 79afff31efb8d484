import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** The platform sets only the name and the address. */
export default {
  edit: {
    'lesson.ts': `
-      // Without \`process\`, which would send the whole command line.
-      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
@@
-      // A shutdown has five seconds here, and the default for a backend that is away is ten.
-      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
-      // Room for the largest burst.
-      OTEL_BSP_MAX_QUEUE_SIZE: '10000',
-      // Not wanted: the backend takes traces alone.
-      OTEL_METRICS_EXPORTER: 'none',
-      OTEL_LOGS_EXPORTER: 'none',
-      // Without \`baggage\`: the publisher is another company.
-      OTEL_PROPAGATORS: 'tracecontext',
`,
    'telemetry.ts': `
 import { SpanKind } from '@opentelemetry/api';
+import { W3CTraceContextPropagator } from '@opentelemetry/core';
+import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
 import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
+import { envDetector, serviceInstanceIdDetector } from '@opentelemetry/resources';
@@
-import { ParentBasedSampler, SamplingDecision, type Sampler } from '@opentelemetry/sdk-trace-base';
+import {
+  BatchSpanProcessor,
+  ParentBasedSampler,
+  SamplingDecision,
+  type Sampler,
+} from '@opentelemetry/sdk-trace-base';
@@
-const sdk = new NodeSDK({
+const exporter = new OTLPTraceExporter({ timeoutMillis: 1500 });
+const sdk = new NodeSDK({
+  spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 20_000 })],
+  textMapPropagator: new W3CTraceContextPropagator(),
+  metricReaders: [],
+  logRecordProcessors: [],
+  resourceDetectors: [envDetector, serviceInstanceIdDetector],
`,
  },
} satisfies RightAnswer;
