import type { Tracer } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  // TODO 1: this provider keeps no active span. Build the one that does, and register it.
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  // Two guests order at the same moment.
  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

// These two spans are the `my_operation` and `another_span` of the article that this workshop
// grew out of: the second is started while the first is open, and still they are strangers.

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  // TODO 2: make `take order` the active span while its work is done.
  const span = tracer.startSpan('take order');
  await writeSlip(order);
  await makeLatte(tracer, order);
  span.end();
}

async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  // TODO 3: the same for `make latte`, which then finds its parent by itself.
  const span = tracer.startSpan('make latte');

  // TODO 4: a span `grind beans` around this line.
  await grindBeans(order);

  // TODO 5: pull the shot and steam the milk at the same time, in a span each that ends with its
  // work: `pull shot` and `steam milk`, both of them children of `make latte`.
  await pullShot(order);
  await steamMilk(order);

  span.end();
}
