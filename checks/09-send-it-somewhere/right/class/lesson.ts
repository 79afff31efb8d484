import type { Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { openBar, pourCoffee, type Order } from '#bar';

class Telemetry {
  #provider: BasicTracerProvider;
  readonly tracer: Tracer;

  constructor(exporter: SpanExporter) {
    const environment = detectResources({ detectors: [envDetector] });
    this.#provider = new BasicTracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'counter' }).merge(environment),
      spanProcessors: [new BatchSpanProcessor(exporter, { maxQueueSize: 5_000 })],
    });
    this.tracer = this.#provider.getTracer('coffee-bar');
  }

  async during<T>(day: () => Promise<T>): Promise<T> {
    try {
      return await day();
    } finally {
      await this.#close();
    }
  }

  async #close(): Promise<void> {
    try {
      await this.#provider.forceFlush();
    } catch (error) {
      console.warn(String(error));
    }
    try {
      await this.#provider.shutdown();
    } catch (error) {
      console.warn(String(error));
    }
  }
}

export async function run(exporter: SpanExporter = new OTLPTraceExporter()): Promise<void> {
  const telemetry = new Telemetry(exporter);
  await telemetry.during(() =>
    openBar(async (order: Order) => {
      const span = telemetry.tracer.startSpan('take order');
      try {
        await pourCoffee(order);
      } finally {
        span.end();
      }
    }),
  );
}
