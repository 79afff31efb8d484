import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

export function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'counter',
      'service.version': '1.0.0',
    }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const span = provider.getTracer('bar').startSpan('take order', { root: true });
  return writeSlip(firstOrder)
    .finally(() => span.end())
    .then(() => provider.shutdown());
}
