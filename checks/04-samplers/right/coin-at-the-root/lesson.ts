import { trace, type Tracer } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import {
  ParentBasedSampler,
  SamplingDecision,
  SimpleSpanProcessor,
  type Sampler,
  type SamplingResult,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { pourAtOnce, rounds, type Order } from '#bar';

/** An object, a coin for each root, and an SDK that registers everything by itself. */
export function createSampler(): Sampler {
  return new ParentBasedSampler({
    root: {
      shouldSample: (_context, _traceId, _name, _kind, attributes) =>
        answer(attributes['url.path'] !== '/health' && Math.random() < 1 / 10, 'coin'),
    },
    localParentSampled: { shouldSample: () => answer(true, 'parent') },
    localParentNotSampled: { shouldSample: () => answer(false, 'parent') },
    remoteParentSampled: { shouldSample: () => answer(true, 'remote') },
    remoteParentNotSampled: { shouldSample: () => answer(false, 'remote') },
  });
}

function answer(yes: boolean, why: string): SamplingResult {
  return {
    decision: yes ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
    attributes: { 'sampler.decision': why },
  };
}

export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    autoDetectResources: false,
    sampler: createSampler(),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  sdk.start();
  const tracer = trace.getTracer('coffee-bar');

  for (const orders of rounds) {
    answerHealthCheck(tracer);
    await Promise.all(orders.map((order) => takeOrder(tracer, order)));
  }

  await sdk.shutdown();
}

/** A machine asks whether the bar is open, all day long. */
function answerHealthCheck(tracer: Tracer): void {
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
