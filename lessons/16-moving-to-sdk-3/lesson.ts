// @ts-nocheck
import { context, propagation, type Tracer } from '@opentelemetry/api';
import { SimpleSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace';
import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
import { pullShot } from './machine.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  // TODO 1: let the compiler check this file, and give it the exporter as 3.x expects it.
  // TODO 4: the deployments set `OTEL_TRACES_SAMPLER`, and nothing here reads it.
  const provider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  // `provider.register()` was here. It threw an error, so somebody deleted the line.
  // TODO 2: set the context manager.
  // TODO 3: set the other two globals, the tracer provider and the propagator.
  const tracer = provider.getTracer('coffee-bar');

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  // Whatever goes wrong with the spans, the guests have had their coffee.
  await provider.shutdown().catch(() => {});
}

// The work and its spans are those of lesson 2, and need no change.

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
