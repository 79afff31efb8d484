import type { Tracer } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  // TODO 2: make the queue of the processor long enough for the rush hour.
  const provider = new BasicTracerProvider({
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  // TODO 4: when the process is told to stop (SIGTERM), deliver the spans and let it end.

  // TODO 1: shut the provider down when the bar has closed, and wait for it.
  // TODO 3: do it on the way out through an error, too, and let the error go on.
  await openBar((order) => takeOrder(tracer, order));
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  await pourCoffee(order);
  span.end();
}
