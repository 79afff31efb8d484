import { trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

export async function run(exporter?: SpanExporter): Promise<void> {
  if (!exporter) return postByHand();
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

async function postByHand(): Promise<void> {
  await openBar(pourCoffee);
  const endpoint = process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const url = endpoint ?? `${process.env.OTEL_EXPORTER_OTLP_ENDPOINT}/v1/traces`;
  const spans = [1, 2, 3].map((id) => ({
    traceId: `${id}`.repeat(32),
    spanId: `${id}`.repeat(16),
    name: 'take order',
    kind: 1,
    startTimeUnixNano: '1700000000000000000',
    endTimeUnixNano: '1700000000015000000',
  }));
  const attributes = [{ key: 'service.name', value: { stringValue: 'counter' } }];
  const body = JSON.stringify({
    resourceSpans: [{ resource: { attributes }, scopeSpans: [{ scope: { name: 'bar' }, spans }] }],
  });
  for (let status = 0; status !== 200;) {
    const headers = { 'content-type': 'application/json' };
    ({ status } = await fetch(url, { method: 'POST', headers, body }));
  }
}

async function takeOrder(order: Order): Promise<void> {
  const span = trace.getTracer('coffee-bar').startSpan('take order');
  await pourCoffee(order);
  span.end();
}
