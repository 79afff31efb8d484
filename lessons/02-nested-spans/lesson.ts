import type { Tracer } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  // TODO 1: this provider sets up no context manager, so no span is ever active. Build a
  // `NodeTracerProvider`, from `@opentelemetry/sdk-trace-node`, and register it.
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  // Two guests order at the same moment.
  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

// `make latte` is started while `take order` is open, but it does not become its child.

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  // TODO 1, second half: make `take order` the active span while its work is going on.
  const span = tracer.startSpan('take order');
  await writeSlip(order);
  await makeLatte(tracer, order);
  span.end();
}

async function makeLatte(tracer: Tracer, order: Order): Promise<void> {
  // TODO 2: make `make latte` the active span while its work is going on.
  const span = tracer.startSpan('make latte');

  // TODO 2, second half: put a `grind beans` span around this line.
  await grindBeans(order);

  // TODO 3: do these two at the same time, in two spans, `pull shot` and `steam milk`. Both are
  // children of `make latte`, and each ends when its own work is done.
  await pullShot(order);
  await steamMilk(order);

  span.end();
}
