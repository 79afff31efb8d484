import { SpanKind, type Tracer } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  ParentBasedSampler,
  SamplingDecision,
  SimpleSpanProcessor,
  type ReadableSpan,
  type Sampler,
  type SamplingResult,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { pourAtOnce, rounds, type Order } from '#bar';

export function createSampler(): Sampler {
  return new ParentBasedSampler({
    root: { shouldSample: () => keep('yes') },
    localParentSampled: { shouldSample: () => keep('yes') },
    remoteParentSampled: { shouldSample: () => keep('yes') },
  });
}

function keep(why: string): SamplingResult {
  return {
    decision: SamplingDecision.RECORD_AND_SAMPLED,
    attributes: { 'sampler.decision': why },
  };
}

/** Passes on whole traces, one in ten of them, and no health check. */
class OneInTen implements SpanExporter {
  #exporter: SpanExporter;

  constructor(exporter: SpanExporter) {
    this.#exporter = exporter;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    const wanted = spans.filter(
      (span) =>
        span.attributes['url.path'] !== '/health' &&
        parseInt(span.spanContext().traceId.slice(0, 8), 16) % 10 === 0,
    );
    if (wanted.length > 0) this.#exporter.export(wanted, done);
    else done({ code: ExportResultCode.SUCCESS });
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }
}

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    sampler: createSampler(),
    spanProcessors: [new SimpleSpanProcessor(new OneInTen(exporter))],
  });
  provider.register();
  const tracer = provider.getTracer('coffee-bar');

  for (const orders of rounds) {
    answerHealthCheck(tracer);
    for (const order of orders) await takeOrder(tracer, order);
  }

  await provider.shutdown();
}

/** A machine asks whether the bar is open, all day long. */
function answerHealthCheck(tracer: Tracer): void {
  const span = tracer.startSpan('GET /health', {
    kind: SpanKind.SERVER,
    attributes: { 'url.path': '/health' },
  });
  span.end();
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  await tracer.startActiveSpan('take order', async (span) => {
    await tracer.startActiveSpan('make latte', async (making) => {
      await pourAtOnce(order);
      making.end();
    });
    span.end();
  });
}
