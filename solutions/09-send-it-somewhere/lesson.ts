import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

// No options: the exporter reads `OTEL_EXPORTER_OTLP_*` when it is made, on each call to `run`.
export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
  const sdk = new NodeSDK({
    // Only a default: what the detectors read from the environment overrides it.
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    // With `traceExporter` the queue would have 2,048 places, and the rush hour needs 5,000.
    spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 })],
  });
  sdk.start();

  try {
    await openBar(takeOrder);
  } finally {
    // Spans may be lost. The day's work, and the bar's own error, must not be.
    await sdk.shutdown().catch((error) => console.error(`Spans were lost: ${error.message}`));
  }
}

async function takeOrder(order: Order): Promise<void> {
  const span = trace.getTracer('coffee-bar').startSpan('take order');
  await pourCoffee(order);
  span.end();
}
