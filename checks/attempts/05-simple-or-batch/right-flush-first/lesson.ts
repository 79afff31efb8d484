import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { openBar, pourCoffee } from '#bar';

/** A chain of promises, and a listener for each signal that raises it again after delivery. */
export function run(exporter: SpanExporter): Promise<void> {
  const processor = new BatchSpanProcessor(exporter, {
    maxExportBatchSize: 100,
    maxQueueSize: 4_900,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [processor],
  });
  const deliver = () => processor.forceFlush().then(() => provider.shutdown());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      deliver().then(
        () => process.kill(process.pid, signal),
        () => process.exit(1),
      );
    });
  }
  const tracer = provider.getTracer('bar', '1.0.0');
  const day = openBar((order) => {
    const span = tracer.startSpan('take order', {
      attributes: { 'coffee.id': order.id },
    });
    return pourCoffee(order).finally(() => span.end());
  });
  return day.then(deliver, (error) =>
    deliver().then(() => {
      throw error;
    }),
  );
}
