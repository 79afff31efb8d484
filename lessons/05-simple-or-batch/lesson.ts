import type { Tracer } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  // TODO 2: give the processor's queue enough room for the rush hour.
  const provider = new BasicTracerProvider({
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  // TODO 4: on SIGTERM and on SIGINT, close the bar with an `AbortController`.

  // TODO 1: when the bar has closed, shut the provider down, and wait for it.
  // TODO 3: do that even when the bar throws, and let the error leave `run`.
  await openBar((order) => takeOrder(tracer, order));
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  await pourCoffee(order);
  span.end();
}
