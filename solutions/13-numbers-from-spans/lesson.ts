import {
  SpanKind,
  SpanStatusCode,
  type Attributes,
  type Histogram,
  type Meter,
} from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  type ReadableSpan,
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
  // With no `host` it would listen on every network that this machine has.
  const reader = new PrometheusExporter({ ...metrics, preventServerStart: true });
  const meterProvider = new MeterProvider({ readers: [reader] });
  // Started here and not by the constructor, so that an address that is taken is an error.
  await reader.startServer();

  const tracerProvider = new NodeTracerProvider({
    sampler: createSampler(),
    spanProcessors: [
      new BatchSpanProcessor(exporter),
      new RequestDurations(meterProvider.getMeter('coffee-bar')),
    ],
  });
  tracerProvider.register();
  const counter = await listen(createCounter(tracerProvider.getTracer('coffee-bar')));

  return {
    url: counter.url,
    metrics,
    async close() {
      await counter.close();
      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
    },
  };
}

/** Keeps one trace in ten, and records the other requests as well, for the processors. */
function createSampler(): Sampler {
  const oneInTen = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(0.1) });
  return {
    shouldSample(context, traceId, name, kind, attributes, links) {
      // Around the whole `ParentBasedSampler`: what a caller dropped has to be counted as well.
      const result = oneInTen.shouldSample(context, traceId, name, kind, attributes, links);
      if (kind !== SpanKind.SERVER || result.decision !== SamplingDecision.NOT_RECORD)
        return result;
      // Its sampled flag is 0, so no exporter gets it, and callees treat it as dropped.
      return { ...result, decision: SamplingDecision.RECORD };
    },
  };
}

/** What the conventions have on this metric. Each has few values, whoever calls. */
const kept = [
  'http.request.method',
  'url.scheme',
  'http.route',
  'http.response.status_code',
] as const;

/** Measures each request when its span ends. */
class RequestDurations implements SpanProcessor {
  #durations: Histogram;

  constructor(meter: Meter) {
    this.#durations = meter.createHistogram('http.server.request.duration', {
      description: 'Duration of HTTP server requests.',
      unit: 's',
      // The SDK's own boundaries begin with 0, 5, 10. They are meant for milliseconds.
      advice: {
        explicitBucketBoundaries: [
          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
        ],
      },
    });
  }

  onStart(): void {}

  onEnd({ kind, duration: [seconds, nanoseconds], attributes, status }: ReadableSpan): void {
    if (kind !== SpanKind.SERVER) return;
    const labels: Attributes = {};
    for (const name of kept) {
      if (attributes[name] !== undefined) labels[name] = attributes[name];
    }
    // Not its events: a request that jammed the machine once still got its drink.
    if (status.code === SpanStatusCode.ERROR) {
      labels['error.type'] = String(attributes['http.response.status_code']);
    }
    this.#durations.record(seconds + nanoseconds / 1e9, labels);
  }

  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}
}
