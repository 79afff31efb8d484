import type { Attributes, Context, SpanKind, Tracer } from '@opentelemetry/api';
import {
  ParentBasedSampler,
  SamplingDecision,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SamplingResult,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { pourAtOnce, rounds, type Order } from '#bar';

/** The root decides for its whole trace. Every other span follows, so no trace is kept in part. */
export function createSampler(): Sampler {
  return new ParentBasedSampler({
    root: new OneOrderInTen(),
    // By default these two keep the span as well, but add no attribute that says why.
    localParentSampled: follow,
    remoteParentSampled: follow,
  });
}

class OneOrderInTen implements Sampler {
  #oneInTen = new TraceIdRatioBasedSampler(0.1);

  shouldSample(
    context: Context,
    traceId: string,
    _name: string,
    _kind: SpanKind,
    attributes: Attributes,
  ): SamplingResult {
    // Go by the path, not by the name: a library may call the span just `GET`.
    if (attributes['url.path'] === '/health') return drop;
    const { decision } = this.#oneInTen.shouldSample(context, traceId);
    return decision === SamplingDecision.RECORD_AND_SAMPLED ? keep('one in ten') : drop;
  }
}

const follow: Sampler = { shouldSample: () => keep('parent was kept') };
// The only decision that records nothing at all.
const drop: SamplingResult = { decision: SamplingDecision.NOT_RECORD };

function keep(why: string): SamplingResult {
  return {
    decision: SamplingDecision.RECORD_AND_SAMPLED,
    attributes: { 'sampler.decision': why },
  };
}

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
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
  // Given here and not with `setAttribute`: the sampler is asked inside `startSpan`.
  const span = tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } });
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
