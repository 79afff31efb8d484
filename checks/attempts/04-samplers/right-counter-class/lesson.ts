import {
  SpanKind,
  trace,
  TraceFlags,
  isSpanContextValid,
  type Attributes,
  type Context,
  type Tracer,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  SamplingDecision,
  type Sampler,
  type SamplingResult,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { pourAtOnce, rounds, type Order } from '#bar';

/** Every tenth order, to the number. A parent's flag is read by hand. */
export class EveryTenth implements Sampler {
  #orders = 0;

  shouldSample(
    parent: Context,
    _id: string,
    _name: string,
    _kind: SpanKind,
    attributes: Attributes,
  ): SamplingResult {
    const above = trace.getSpanContext(parent);
    if (above && isSpanContextValid(above)) {
      return (above.traceFlags & TraceFlags.SAMPLED) === TraceFlags.SAMPLED
        ? this.#kept(above.isRemote ? 'as the caller said' : 'as above')
        : { decision: SamplingDecision.NOT_RECORD };
    }
    if (attributes['url.path'] === '/health' || ++this.#orders % 10 !== 0) {
      return { decision: SamplingDecision.NOT_RECORD };
    }
    return this.#kept(`order ${this.#orders}`);
  }

  #kept(why: string): SamplingResult {
    const attributes = { 'sampler.decision': why, 'coffee.sampled': true };
    return { decision: SamplingDecision.RECORD_AND_SAMPLED, attributes };
  }

  toString(): string {
    return 'EveryTenth';
  }
}

export const createSampler = () => new EveryTenth();

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    sampler: createSampler(),
    spanProcessors: [new BatchSpanProcessor(exporter)],
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
