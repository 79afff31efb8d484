import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanExporter,
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

/** Opens the counter for guests at an address of its own, and its metrics at `metrics`. */
export async function openCounter(exporter: SpanExporter, metrics: Address): Promise<Counter> {
  // With no `host` it would listen on every network that this machine has.
  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
  const meterProvider = new MeterProvider({ readers: [reader] });
  // Started here and not by the constructor, so that an address that is taken is an error.
  await reader.startServer();

  const tracerProvider = new NodeTracerProvider({
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  tracerProvider.register();
  const counter = await listen(
    createCounter(tracerProvider.getTracer('coffee-bar'), meterProvider.getMeter('coffee-bar')),
  );

  return {
    url: counter.url,
    metrics,
    async close() {
      await counter.close();
      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
    },
  };
}
