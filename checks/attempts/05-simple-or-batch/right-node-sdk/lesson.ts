import { trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee } from '#bar';

/** As the documentation of NodeSDK does it: SIGTERM shuts down, and then ends the process itself. */
export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    serviceName: 'counter',
    spanProcessors: [
      new BatchSpanProcessor(exporter, { maxQueueSize: 8192, scheduledDelayMillis: 100 }),
    ],
  });
  sdk.start();
  process.on('SIGTERM', () => {
    sdk
      .shutdown()
      .catch((error) => console.error('Error terminating tracing', error))
      .finally(() => process.exit(0));
  });
  const tracer = trace.getTracer('bar');
  try {
    await openBar((order) =>
      tracer.startActiveSpan('take order', async (span) => {
        try {
          await pourCoffee(order);
        } finally {
          span.end();
        }
      }),
    );
  } catch (error) {
    await sdk.shutdown();
    throw error;
  }
  await sdk.shutdown();
}
