import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { firstOrder, writeSlip } from '#bar';

class Counter {
  #provider: BasicTracerProvider;

  constructor(exporter: SpanExporter) {
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'counter' }),
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
  }

  async during(name: string, work: () => Promise<void>): Promise<void> {
    const span = this.#provider.getTracer('coffee-bar').startSpan(name);
    await work();
    span.end();
  }

  close = () => this.#provider.shutdown();
}

export async function run(exporter?: SpanExporter) {
  const counter = new Counter(exporter ?? new ConsoleSpanExporter());
  await counter.during('take order', () => writeSlip(firstOrder));
  await counter.close();
}
