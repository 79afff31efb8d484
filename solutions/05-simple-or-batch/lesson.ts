import type { Tracer } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

/** Room for a rush hour of 5,000 spans, and for a second one before the first is sent. */
const maxQueueSize = 10_000;

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
  });
  const tracer = provider.getTracer('coffee-bar');

  // A deploy and Ctrl-C only close the bar. Then the day ends like every other day.
  const closing = new AbortController();
  process.once('SIGTERM', () => closing.abort());
  process.once('SIGINT', () => closing.abort());

  try {
    await openBar((order) => takeOrder(tracer, order), closing.signal);
  } finally {
    // Closing time, an error and both signals all come through here.
    await provider.shutdown();
  }
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  await pourCoffee(order);
  span.end();
}
