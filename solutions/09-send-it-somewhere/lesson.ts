import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

// No address: the exporter reads `OTEL_EXPORTER_OTLP_*` when it is made, at each call of `run`.
export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
  const sdk = new NodeSDK({
    // What it is called if nobody says more. `OTEL_SERVICE_NAME` has the last word.
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    // The SDK puts a batch processor in front of it.
    traceExporter: exporter,
  });
  sdk.start();

  try {
    await openBar(takeOrder);
  } finally {
    // The spans may be lost. The day's work, and an error of its own, must not be.
    await sdk.shutdown().catch((error) => console.error(`Spans were lost: ${error.message}`));
  }
}

async function takeOrder(order: Order): Promise<void> {
  const span = trace.getTracer('coffee-bar').startSpan('take order');
  await pourCoffee(order);
  span.end();
}
