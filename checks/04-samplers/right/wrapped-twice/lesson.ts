import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AlwaysOffSampler,
  BasicTracerProvider,
  ParentBasedSampler,
  SamplingDecision,
  SimpleSpanProcessor,
  TraceIdRatioBasedSampler,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { pourAtOnce, rounds } from '#bar';

/** Samplers around samplers: the outermost one says why, whoever decided. */
export function createSampler(): Sampler {
  const oneInTen = new TraceIdRatioBasedSampler(0.1);
  return saying(new ParentBasedSampler({ root: without('/health', oneInTen) }));
}

function without(path: string, inner: Sampler): Sampler {
  const off = new AlwaysOffSampler();
  return {
    shouldSample: (context, traceId, name, kind, attributes, links) =>
      attributes['url.path'] === path
        ? off.shouldSample()
        : inner.shouldSample(context, traceId, name, kind, attributes, links),
  };
}

function saying(inner: Sampler): Sampler {
  return {
    shouldSample(...args) {
      const result = inner.shouldSample(...args);
      const why = { 'sampler.decision': SamplingDecision[result.decision] };
      return { ...result, attributes: { ...result.attributes, ...why } };
    },
  };
}

export async function run(exporter: SpanExporter): Promise<void> {
  const contexts = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(contexts);
  const provider = new BasicTracerProvider({
    sampler: createSampler(),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  const within = async (name: string, work: () => Promise<void>): Promise<void> => {
    await tracer.startActiveSpan(name, async (span) => {
      try {
        await work();
      } finally {
        span.end();
      }
    });
  };
  await Promise.all(
    rounds.flat().map(async (order) => {
      if (order.id % 5 === 0) {
        tracer.startSpan('GET /health', { attributes: { 'url.path': '/health' } }).end();
      }
      await within('take order', () =>
        within('write slip', () =>
          within('make latte', () => within('pour', () => pourAtOnce(order))),
        ),
      );
    }),
  );
  await provider.shutdown();
}
