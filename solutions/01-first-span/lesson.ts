import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

// The caller decides where spans go, so the code that makes them is the same everywhere.
export async function run(exporter: SpanExporter = new ConsoleSpanExporter()): Promise<void> {
  const provider = new BasicTracerProvider({
    // The name is true of every span that this service makes, so it goes on the resource.
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');

  const span = tracer.startSpan('take order');
  await writeSlip(firstOrder);
  // End it only now: ending a span is what measures it and ships it.
  span.end();

  // Without a shutdown, a processor that collects spans would lose what it still holds.
  await provider.shutdown();
}
