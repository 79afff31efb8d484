import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  CompositePropagator,
  W3CBaggagePropagator,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
import { pullShot } from './machine.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new TracerProvider({
    sampler: new ParentBasedSampler({ root: rootSampler() }),
    // Without the braces, the processor would find no exporter, and no span would arrive.
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
  });
  register(provider);
  const tracer = provider.getTracer('coffee-bar');

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  // Not caught: it rejects if a processor has no exporter, and little else tells you so.
  await provider.shutdown();
}

/** Does what `provider.register()` did in 2.x. Each global serves somebody else. */
function register(provider: TracerProvider): void {
  // For libraries, which ask the API for a tracer.
  trace.setGlobalTracerProvider(provider);
  // For every span that looks for its parent.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  // For whoever sends or reads headers. A second call would be refused, so both go into one.
  propagation.setGlobalPropagator(
    new CompositePropagator({
      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
    }),
  );
}

/** The values that the bar's deployments use. The provider of 2.x read the variables itself. */
function rootSampler(): Sampler {
  const { OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio } = process.env;
  if (name === 'parentbased_always_off') return new AlwaysOffSampler();
  // A ratio of 0 is a ratio, so `||` would be wrong here. A text would be treated as 0.
  if (name === 'parentbased_traceidratio') return new TraceIdRatioBasedSampler(Number(ratio ?? 1));
  return new AlwaysOnSampler();
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  // The drink travels with the order, as baggage.
  const baggage = propagation.createBaggage({ 'coffee.drink': { value: order.drink } });
  const ordered = propagation.setBaggage(context.active(), baggage);
  await tracer.startActiveSpan('take order', {}, ordered, async (span) => {
    await writeSlip(order);
    await makeLatte(tracer, order);
    span.end();
  });
}

async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  await tracer.startActiveSpan('make latte', async (span) => {
    await tracer.startActiveSpan('grind beans', async (grinding) => {
      await grindBeans(order);
      grinding.end();
    });
    await Promise.all([
      tracer.startActiveSpan('pull shot', async (pulling) => {
        await pullShot(order);
        pulling.end();
      }),
      tracer.startActiveSpan('steam milk', async (steaming) => {
        await steamMilk(order);
        steaming.end();
      }),
    ]);
    span.end();
  });
}
