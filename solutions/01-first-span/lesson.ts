import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

// Whoever calls `run` may bring another exporter; the code that makes spans stays the same.
export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
  const provider = new BasicTracerProvider({
    // Said once for the service, instead of on every span.
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  const span = tracer.startSpan('take order');
  await writeSlip(firstOrder);
  // Only now: the end is when a span is measured, and when it is handed on.
  span.end();

  // Whatever is still held back goes out now, and the exporter is closed.
  await provider.shutdown();
}
