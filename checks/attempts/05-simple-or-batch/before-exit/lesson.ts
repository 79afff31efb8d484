import type { Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

const maxQueueSize = 10_000;

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize })],
  });
  const tracer = provider.getTracer('coffee-bar');

  const closing = new AbortController();
  process.once('SIGTERM', () => closing.abort());
  process.on('beforeExit', () => provider.shutdown());

  await openBar((order) => takeOrder(tracer, order), closing.signal);
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  await pourCoffee(order);
  span.end();
}
