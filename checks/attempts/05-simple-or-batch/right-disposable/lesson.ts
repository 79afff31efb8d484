import { ROOT_CONTEXT, trace, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { once } from 'node:events';
import { openBar, pourCoffee, type Order } from '#bar';

/** `await using` shuts down on every way out; more spans than asked for, and a second exporter. */
export async function run(exporter: SpanExporter): Promise<void> {
  await using telemetry = new Telemetry(exporter);
  const closing = new AbortController();
  const day = openBar((order) => telemetry.takeOrder(order), closing.signal);
  await Promise.race([day, once(process, 'SIGTERM')]);
  closing.abort();
  await day;
}

class Telemetry implements AsyncDisposable {
  #provider: BasicTracerProvider;
  #tracer: Tracer;

  constructor(exporter: SpanExporter) {
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'counter' }),
      spanProcessors: [
        new SimpleSpanProcessor(new InMemorySpanExporter()),
        new BatchSpanProcessor(exporter, {
          maxQueueSize: 50_000,
          maxExportBatchSize: 5_000,
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('bar');
  }

  async takeOrder(order: Order): Promise<void> {
    const span = this.#tracer.startSpan('take order');
    const pouring = this.#tracer.startSpan('pour', {}, trace.setSpan(ROOT_CONTEXT, span));
    await pourCoffee(order);
    pouring.end();
    span.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#provider.shutdown();
  }
}
