import type { RightAnswer } from '../../../workshop/checking/mistakes.ts';

/** `NodeSDK` sets the globals and reads the variables, in 0.223 as in 0.301, which has the 3.x. */
export default {
  edit: {
    'lesson.ts': `
-import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
-import {
-  CompositePropagator,
-  W3CBaggagePropagator,
-  W3CTraceContextPropagator,
-} from '@opentelemetry/core';
-import {
-  AlwaysOffSampler,
-  AlwaysOnSampler,
-  ParentBasedSampler,
-  SimpleSpanProcessor,
-  TraceIdRatioBasedSampler,
-  TracerProvider,
-  type Sampler,
-  type SpanExporter,
-} from '@opentelemetry/sdk-trace';
+import { NodeSDK } from '@opentelemetry/sdk-node';
+import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace';
@@
-  const provider = new TracerProvider({
-    sampler: new ParentBasedSampler({ root: rootSampler() }),
-    // Without the braces, the processor would find no exporter, and no span would arrive.
-    spanProcessors: [new SimpleSpanProcessor({ exporter })],
-  });
-  register(provider);
-  const tracer = provider.getTracer('coffee-bar');
+  const sdk = new NodeSDK({ spanProcessors: [new BatchSpanProcessor({ exporter })] });
+  sdk.start();
+  const tracer = trace.getTracer('coffee-bar');
@@
-  await provider.shutdown();
+  await sdk.shutdown();
@@
-/** Does what \`provider.register()\` did in 2.x. Each global serves somebody else. */
-function register(provider: TracerProvider): void {
-  // For libraries, which ask the API for a tracer.
-  trace.setGlobalTracerProvider(provider);
-  // For every span that looks for its parent.
-  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
-  // For whoever sends or reads headers. A second call would be refused, so both go into one.
-  propagation.setGlobalPropagator(
-    new CompositePropagator({
-      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
-    }),
-  );
-}
-
-/** The values that the bar's deployments use. The provider of 2.x read the variables itself. */
-function rootSampler(): Sampler {
-  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = process.env;
-  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
-  // A ratio of 0 is a ratio, so \`||\` would be wrong here. A text would be treated as 0.
-  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
-  return new AlwaysOnSampler();
-}
-
`,
  },
} satisfies RightAnswer;
