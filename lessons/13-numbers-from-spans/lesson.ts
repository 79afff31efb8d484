import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { createCounter } from './counter.ts';
import { readNumbers, serveGuests } from './guests.ts';
import { freeAddress, listen, type Address, type Service } from './service.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const counter = await openCounter(exporter, await freeAddress());
  await serveGuests(counter.url);
  await readNumbers(counter.metrics);
  await counter.close();
}

interface Counter extends Service {
  /** Where it answers `GET /metrics`. */
  metrics: Address;
}

/** Opens the counter for guests at its own address, and its metrics at `metrics`. */
export async function openCounter(exporter: SpanExporter, metrics: Address): Promise<Counter> {
  // TODO 1: serve metrics at the address `metrics`, with a `MeterProvider` whose reader is a
  // `PrometheusExporter`. Shut it down in `close`.
  const tracerProvider = new NodeTracerProvider({
    sampler: createSampler(),
    spanProcessors: [new BatchSpanProcessor(exporter), new RequestDurations()],
  });
  tracerProvider.register();
  const counter = await listen(createCounter(tracerProvider.getTracer('coffee-bar')));

  return {
    url: counter.url,
    metrics,
    async close() {
      await counter.close();
      await tracerProvider.shutdown();
    },
  };
}

function createSampler(): Sampler {
  // TODO 3: let the spans of all requests reach the processors. Still export one trace in ten.
  return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
}

/** Measures each request when its span ends. */
class RequestDurations implements SpanProcessor {
  // TODO 2: create the histogram `http.server.request.duration`, with its unit and its boundaries.

  onStart(): void {}

  onEnd(): void {
    // TODO 2: record the duration of each request.
    // TODO 4: add four attributes from the span.
    // TODO 5: add `error.type` if the request failed.
  }

  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}
}
