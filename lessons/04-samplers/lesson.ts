import type { Tracer } from '@opentelemetry/api';
import {
  AlwaysOnSampler,
  SimpleSpanProcessor,
  type Sampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { pourAtOnce, rounds, type Order } from '#bar';

export function createSampler(): Sampler {
  // TODO 1: keep one order in ten, with a sampler of your own. It may ask a
  // TraceIdRatioBasedSampler, from @opentelemetry/sdk-trace-base.
  // TODO 2: if there is a parent, follow it. ParentBasedSampler, from the same package, does that.
  // TODO 3: drop every health check. You know it by its attribute `url.path`.
  // TODO 5: give every kept span a `sampler.decision` attribute that says why.
  return new AlwaysOnSampler();
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
  const span = tracer.startSpan('GET /health');
  // TODO 4: this is too late for a sampler. Give the attribute to `startSpan`.
  span.setAttribute('url.path', '/health');
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
