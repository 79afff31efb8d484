import { context, propagation, trace, type Tracer } from '@opentelemetry/api';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import { grindBeans, steamMilk, twoOrders, writeSlip, type Order } from '#bar';
import { pullShot } from './machine.ts';
import { startTelemetry } from './telemetry.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const stop = startTelemetry(exporter);
  const tracer = trace.getTracer('coffee-bar');
  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));
  await stop();
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
