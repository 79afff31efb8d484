import { trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import {
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
  const sdk = new NodeSDK({
    serviceName: 'counter',
    autoDetectResources: false,
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  sdk.start();
  console.log('the bar is open');
  const span = trace.getTracer('counter').startSpan('take order');
  await writeSlip(firstOrder);
  span.end();
  await sdk.shutdown();
}
