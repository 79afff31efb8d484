import { context, trace, type Span, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = provider.getTracer('coffee-bar');

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

let current: Span | undefined;

function start(tracer: Tracer, name: string): Span {
  const parent = current ? trace.setSpan(context.active(), current) : context.active();
  return tracer.startSpan(name, {}, parent);
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  current = span;
  await writeSlip(order);
  await makeLatte(tracer, order);
  span.end();
}

async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  const span = start(tracer, 'make latte');
  current = span;
  const grinding = start(tracer, 'grind beans');
  await grindBeans(order);
  grinding.end();
  const pulling = start(tracer, 'pull shot');
  const steaming = start(tracer, 'steam milk');
  await Promise.all([
    pullShot(order).then(() => pulling.end()),
    steamMilk(order).then(() => steaming.end()),
  ]);
  span.end();
}
