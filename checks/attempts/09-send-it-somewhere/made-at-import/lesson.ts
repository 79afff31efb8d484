import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

const otlp = new OTLPTraceExporter();

export async function run(exporter: SpanExporter = otlp): Promise<void> {
  const sdk = new NodeSDK({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    traceExporter: exporter,
  });
  sdk.start();

  try {
    await openBar(takeOrder);
  } finally {
    await sdk.shutdown().catch((error) => console.error(`Spans were lost: ${error.message}`));
  }
}

async function takeOrder(order: Order): Promise<void> {
  const span = trace.getTracer('coffee-bar').startSpan('take order');
  await pourCoffee(order);
  span.end();
}
