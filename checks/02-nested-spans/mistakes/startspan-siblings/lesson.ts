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

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  await writeSlip(order);
  await makeLatte(tracer, order);
  span.end();
}

async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('make latte');
  const grinding = tracer.startSpan('grind beans');
  await grindBeans(order);
  grinding.end();
  const pulling = tracer.startSpan('pull shot');
  const steaming = tracer.startSpan('steam milk');
  await Promise.all([
    pullShot(order).then(() => pulling.end()),
    steamMilk(order).then(() => steaming.end()),
  ]);
  span.end();
}
