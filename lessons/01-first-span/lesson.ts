import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

// TODO 2: rename `_exporter` to `exporter`, and give it the default `new ConsoleSpanExporter()`.
export async function run(_exporter?: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    // TODO 3: add a `resource` whose `service.name` is `counter`. Make it with
    // `resourceFromAttributes`, from `@opentelemetry/resources`.

    // TODO 2, second half: pass `exporter` to the processor.
    spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
  });
  const tracer = provider.getTracer('coffee-bar');

  // TODO 1: call the span `take order`, and end it once the slip is written.
  const span = tracer.startSpan('hello');
  span.end();
  await writeSlip(firstOrder);

  // TODO 4: shut the provider down, and wait for it.
}
