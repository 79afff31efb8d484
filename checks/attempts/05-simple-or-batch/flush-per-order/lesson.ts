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
  const closing = new AbortController();
  process.once('SIGTERM', () => closing.abort());

  try {
    await openBar((order) => takeOrder(provider, order), closing.signal);
  } finally {
    await provider.shutdown();
  }
}

async function takeOrder(provider: BasicTracerProvider, order: Order): Promise<void> {
  const span = provider.getTracer('coffee-bar').startSpan('take order');
  await pourCoffee(order);
  span.end();
  await provider.forceFlush();
}
