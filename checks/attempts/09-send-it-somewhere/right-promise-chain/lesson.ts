import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeSDK } from '@opentelemetry/sdk-node';
import {
  BatchSpanProcessor,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

const tracer = trace.getTracer('coffee-bar');

export function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
  const watched = process.env.WATCH_SPANS === 'yes';
  const sdk = new NodeSDK({
    resource: resourceFromAttributes({ 'service.name': 'counter', 'coffee.bar': 'north' }),
    spanProcessors: [
      new BatchSpanProcessor(exporter, { maxQueueSize: 10_000 }),
      ...(watched ? [new SimpleSpanProcessor(new ConsoleSpanExporter())] : []),
    ],
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  return openBar(takeOrder).finally(() => Promise.allSettled([sdk.shutdown()]));
}

function takeOrder(order: Order): Promise<void> {
  const span = tracer.startSpan('take order');
  return pourCoffee(order).finally(() => span.end());
}
