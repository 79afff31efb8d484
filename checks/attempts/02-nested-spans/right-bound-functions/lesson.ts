import { context, trace, type Tracer } from '@opentelemetry/api';
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

function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const ordering = tracer.startSpan('take order', {
    attributes: { 'coffee.order_id': order.id },
  });
  const inOrder = trace.setSpan(context.active(), ordering);
  return writeSlip(order)
    .then(context.bind(inOrder, () => makeLatte(tracer, order)))
    .then(() => ordering.end());
}

function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  const making = tracer.startSpan('make latte');
  const inLatte = trace.setSpan(context.active(), making);
  const step = (name: string, work: (order: Order) => Promise<void>) => () => {
    const span = tracer.startSpan(name, undefined, inLatte);
    return work(order).then(() => span.end());
  };
  return step('grind beans', grindBeans)()
    .then(() => Promise.all([step('pull shot', pullShot)(), step('steam milk', steamMilk)()]))
    .then(() => making.end());
}
