import { diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { openBar, pourCoffee } from '#bar';

export const run = async (given?: SpanExporter): Promise<void> => {
  const exporter = given ?? new OTLPTraceExporter();
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: 'counter' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [
      new BatchSpanProcessor(exporter, { scheduledDelayMillis: 500, maxQueueSize: 16_384 }),
    ],
  });
  provider.register();
  const tracer = provider.getTracer('bar', '1.0.0');
  let failure: unknown;
  try {
    await openBar((order) =>
      tracer.startActiveSpan('take order', async (span) => {
        span.setAttribute('coffee.order', order.id);
        try {
          await tracer.startActiveSpan('pour', async (inner) => {
            await pourCoffee(order);
            inner.end();
          });
        } finally {
          span.end();
        }
      }),
    );
  } catch (error) {
    failure = error;
  }
  try {
    await provider.shutdown();
  } catch (error) {
    diag.error('spans were lost', error);
  }
  if (failure) throw failure;
};
