import type { Tracer } from '@opentelemetry/api';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  // This also sets up a context manager: without one, no span is ever active.
  provider.register();
  const tracer = provider.getTracer('coffee-bar');

  // No span is active here, so each order begins a trace of its own.
  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

/** Does all work of the order while its span is active, so new spans become its children. */
async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  await tracer.startActiveSpan('take order', async (span) => {
    await writeSlip(order);
    await makeLatte(tracer, order);
    span.end();
  });
}

/**
 * The shot and the milk both start while `make latte` is active, so their spans are siblings. Each
 * span ends with its own work: `end()` after `Promise.all` would make both bars equally long.
 */
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
