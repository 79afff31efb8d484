import { trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

export async function run(exporter?: SpanExporter): Promise<void> {
  process.env.OTEL_EXPORTER_OTLP_PROTOCOL ??= 'grpc';
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
