import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

export default {
  edit: {
    'counter.ts': `
-import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
-import { resourceFromAttributes } from '@opentelemetry/resources';
-import {
-  BasicTracerProvider,
-  SimpleSpanProcessor,
-  type SpanExporter,
-} from '@opentelemetry/sdk-trace-base';
+import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
+import { NodeSDK } from '@opentelemetry/sdk-node';
+import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
@@
-  const provider = new BasicTracerProvider({
-    resource: resourceFromAttributes({ 'service.name': 'counter' }),
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
-  });
-  const tracer = provider.getTracer('coffee-bar');
+  const sdk = new NodeSDK({ serviceName: 'counter', traceExporter: exporter });
+  sdk.start();
+  const tracer = trace.getTracer('coffee-bar');
@@
-  return { url, close: () => close().then(() => provider.shutdown()) };
+  return { url, close: () => close().then(() => sdk.shutdown()) };
`,
    'lesson.ts': `
-import { context, propagation } from '@opentelemetry/api';
-import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
-import { W3CTraceContextPropagator } from '@opentelemetry/core';
@@
-  // A process has one context manager and one propagator, however many services run in it.
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
-  // Without a propagator, \`inject\` and \`extract\` do nothing and report nothing.
-  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
-
+  // The counter's \`NodeSDK\` registers the context manager and the propagators for the process.
`,
  },
} satisfies RightAnswer;
