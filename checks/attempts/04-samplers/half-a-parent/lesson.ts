import { SpanKind, trace, TraceFlags, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  SamplingDecision,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SamplingResult,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { pourAtOnce, rounds, type Order } from '#bar';

/** A parent that was kept is followed. One that was dropped gets a second chance. */
export function createSampler(): Sampler {
  const oneInTen = new TraceIdRatioBasedSampler(0.1);
  return {
    shouldSample(context, traceId, _name, _kind, attributes) {
      const flags = trace.getSpanContext(context)?.traceFlags ?? TraceFlags.NONE;
      if (flags & TraceFlags.SAMPLED) return keep('parent');
      if (attributes['url.path'] === '/health') return drop;
      const { decision } = oneInTen.shouldSample(context, traceId);
      return decision === SamplingDecision.NOT_RECORD ? drop : keep('ratio');
    },
  };
}

const drop: SamplingResult = { decision: SamplingDecision.NOT_RECORD };

function keep(why: string): SamplingResult {
  return {
    decision: SamplingDecision.RECORD_AND_SAMPLED,
    attributes: { 'sampler.decision': why },
  };
}

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    sampler: createSampler(),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
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
