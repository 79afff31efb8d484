import { ROOT_CONTEXT, SpanKind, trace, type Context, type Span } from '@opentelemetry/api';
import {
  AlwaysOnSampler,
  BasicTracerProvider,
  RandomIdGenerator,
  SamplingDecision,
  SimpleSpanProcessor,
  type Sampler,
} from '@opentelemetry/sdk-trace-base';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** What the spans of the recording do not say. */
export interface SamplerAnswer {
  creates: 'a sampler' | Problem;
  /** Of so many orders, for which the sampler was asked without a span … */
  orders: number;
  /** … so many were to be kept. */
  kept: number;
  /** The decision about a health check; missing if the sampler returned none. */
  health?: number;
}

type Problem =
  'no function `createSampler`' | 'a `createSampler` whose result has no function `shouldSample`';

const ids = new RandomIdGenerator();

/**
 * The sampler under a provider of the check's own. No span is made active: parents are in the
 * context that a span is started in, which is what a sampler is given.
 */
const sampler: Scenario = async (lesson, exporter): Promise<SamplerAnswer> => {
  const made = samplerOf(lesson);
  const provider = new BasicTracerProvider({
    sampler: typeof made === 'string' ? new AlwaysOnSampler() : made,
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('check');
  const serve = (name: string, path: string, context: Context): Span =>
    tracer.startSpan(name, { kind: SpanKind.SERVER, attributes: { 'url.path': path } }, context);
  const finish = (span: Span): void => {
    tracer.startSpan('make latte', {}, trace.setSpan(ROOT_CONTEXT, span)).end();
    span.end();
  };

  for (let i = 0; i < 600; i++) finish(tracer.startSpan('take order', {}, ROOT_CONTEXT));
  // Guests who come in together: many roots before the first child.
  const crowd = Array.from({ length: 200 }, () => serve('POST /orders', '/orders', ROOT_CONTEXT));
  for (const span of crowd) finish(span);
  for (let i = 0; i < 200; i++) {
    finish(serve('take order', '/orders', remote(0b01)));
    finish(serve('POST /refunds', '/refunds', remote(0b00)));
    // Bit 1 of the flags says that the trace id is random. "Sampled" is bit 0 all the same.
    finish(serve('GET /menu', '/menu', remote(0b11)));
    finish(serve('GET /prices', '/prices', remote(0b10)));
    finish(serve('GET /health', '/health', ROOT_CONTEXT));
    // Where the route is not known yet, a server span is called after its method alone.
    finish(serve('GET', '/health', ROOT_CONTEXT));
  }

  await provider.forceFlush();
  await provider.shutdown();
  if (typeof made === 'string') return { creates: made, orders: 0, kept: 0 };
  const [id, path] = [ids.generateTraceId(), { 'url.path': '/health' }];
  const health = made.shouldSample(ROOT_CONTEXT, id, 'GET', SpanKind.SERVER, path, []).decision;
  return { creates: 'a sampler', health, ...countOrders(made, 120_000) };
};

function samplerOf(lesson: Answer): Sampler | Problem {
  const { createSampler } = lesson;
  if (typeof createSampler !== 'function') return 'no function `createSampler`';
  const made = createSampler() as Sampler | undefined;
  if (typeof made?.shouldSample === 'function') return made;
  return 'a `createSampler` whose result has no function `shouldSample`';
}

/** The context of a request that another service sent. */
function remote(traceFlags: number): Context {
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: ids.generateTraceId(),
    spanId: ids.generateSpanId(),
    traceFlags,
    isRemote: true,
  });
}

/** With that many orders, one in ten can be told from one in nine and one in eleven. */
function countOrders(made: Sampler, orders: number): { orders: number; kept: number } {
  let kept = 0;
  for (let i = 0; i < orders; i++) {
    const id = ids.generateTraceId();
    const { INTERNAL } = SpanKind;
    const { decision } = made.shouldSample(ROOT_CONTEXT, id, 'take order', INTERNAL, {}, []);
    if (decision === SamplingDecision.RECORD_AND_SAMPLED) kept++;
  }
  return { orders, kept };
}

export const scenarios: Record<string, Scenario> = { sampler };
