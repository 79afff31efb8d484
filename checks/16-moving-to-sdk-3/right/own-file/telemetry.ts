import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import * as core from '@opentelemetry/core';
import * as sdk from '@opentelemetry/sdk-trace';

/** All six values that the specification knows. */
const samplers: Record<string, () => sdk.Sampler> = {
  always_on: () => new sdk.AlwaysOnSampler(),
  always_off: () => new sdk.AlwaysOffSampler(),
  traceidratio: () =>
    new sdk.TraceIdRatioBasedSampler(core.getNumberFromEnv('OTEL_TRACES_SAMPLER_ARG') ?? 1),
};
for (const [name, make] of Object.entries(samplers)) {
  samplers[`parentbased_${name}`] = () => new sdk.ParentBasedSampler({ root: make() });
}

export function startTelemetry(exporter: sdk.SpanExporter): () => Promise<void> {
  const name = core.getStringFromEnv('OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on';
  const sampler = samplers[name]?.();
  const manager = new AsyncLocalStorageContextManager().enable();
  const propagators = [new core.W3CBaggagePropagator(), new core.W3CTraceContextPropagator()];
  const processor = new sdk.SimpleSpanProcessor({ exporter });
  const provider = new sdk.TracerProvider({ sampler, spanProcessors: [processor] });
  propagation.setGlobalPropagator(new core.CompositePropagator({ propagators }));
  context.setGlobalContextManager(manager);
  trace.setGlobalTracerProvider(provider);
  return async () => {
    await provider.forceFlush();
    await provider.shutdown();
  };
}
