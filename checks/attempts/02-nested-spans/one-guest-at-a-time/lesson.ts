import type { Tracer } from '@opentelemetry/api';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer('coffee-bar');

  for (const order of twoOrders) await takeOrder(tracer, order);

  await provider.shutdown();
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  await tracer.startActiveSpan('take order', async (span) => {
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
