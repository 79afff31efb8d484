import { context, trace, type Context, type Tracer } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

/** Parents are handed on as an explicit context, which is the active one as well. */
export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  sdk.start();
  const tracer = trace.getTracer('coffee-bar');

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await sdk.shutdown();
}

async function takeOrder(tracer: Tracer, order: Order): Promise<void> {
  await step(tracer, 'take order', context.active(), async (here) => {
    await writeSlip(order);
    await step(tracer, 'fetch a cup', here, async () => {});
    await step(tracer, 'make latte', here, (making) => makeLatte(tracer, order, making));
  });
}

async function makeLatte(tracer: Tracer, order: Order, making: Context): Promise<void> {
  await step(tracer, 'grind beans', making, () => grindBeans(order));
  await step(tracer, 'both hands', making, async (both) => {
    await Promise.all([
      step(tracer, 'pull shot', both, () => pullShot(order)),
      step(tracer, 'steam milk', both, () => steamMilk(order)),
    ]);
  });
}

type Work = (here: Context) => Promise<void>;

async function step(tracer: Tracer, name: string, parent: Context, work: Work): Promise<void> {
  const span = tracer.startSpan(name, {}, parent);
  try {
    const here = trace.setSpan(parent, span);
    await context.with(here, () => work(here));
  } finally {
    span.end();
  }
}
