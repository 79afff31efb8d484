import { ROOT_CONTEXT, trace, TraceFlags, type Context, type Span } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  SamplingDecision,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { pourAtOnce, rounds } from '#bar';

/** It remembers how the coin fell for each trace. */
export function createSampler(): Sampler {
  const known = new Map<string, boolean>();
  return {
    shouldSample(where, traceId, _name, _kind, attributes) {
      const parent = trace.getSpan(where)?.spanContext();
      const remote = parent?.isRemote === true;
      if (remote) known.set(traceId, (parent.traceFlags & TraceFlags.SAMPLED) !== 0);
      if (!known.has(traceId)) {
        known.set(traceId, attributes['url.path'] !== '/health' && Math.random() < 0.1);
      }
      if (!known.get(traceId)) return { decision: SamplingDecision.NOT_RECORD };
      attributes['sampler.decision'] = remote ? 'caller' : 'coin';
      return { decision: SamplingDecision.RECORD_AND_SAMPLED };
    },
  };
}

/** Parents are handed on by hand; every order has a span around it, and one between. */
export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    sampler: createSampler(),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  const start = (name: string, parent: Context): [Span, Context] => {
    const span = tracer.startSpan(name, {}, parent);
    return [span, trace.setSpan(parent, span)];
  };
  for (const order of rounds.flat()) {
    const [guest, withGuest] = start('serve guest', ROOT_CONTEXT);
    const [taking, withOrder] = start('take order', withGuest);
    const [shouting, withShout] = start('shout', withOrder);
    const [making] = start('make latte', withShout);
    await pourAtOnce(order);
    for (const span of [making, shouting, taking, guest]) span.end();
    if (order.id % 5 > 0) continue;
    tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } }).end();
  }
  await provider.shutdown();
}
