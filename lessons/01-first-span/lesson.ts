import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

// TODO 1: call it `exporter`, and give it the default `new ConsoleSpanExporter()`.
export async function run(_exporter?: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    // TODO 2: a resource that says whose spans these are: the service `counter`.

    // TODO 1, second half: hand the spans to `exporter`, whoever that is.
    spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
  });
  const tracer = provider.getTracer('coffee-bar');

  // TODO 3: call the span `take order`, and let it last as long as the work does.
  const span = tracer.startSpan('hello');
  span.end();
  await writeSlip(firstOrder);

  // TODO 4: shut the provider down.
}
