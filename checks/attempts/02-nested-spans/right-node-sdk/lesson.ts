import { context, trace, type Context, type Tracer } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

/** Parents are handed on by hand, as an explicit context; nothing is made active. */
export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    serviceName: 'counter',
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  sdk.start();
  const bar = new Bar(trace.getTracer('bar'));
  await Promise.all(twoOrders.map((order) => bar.takeOrder(order)));
  await sdk.shutdown();
}

class Bar {
  #tracer: Tracer;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  async takeOrder(order: Order): Promise<void> {
    await this.#step('take order', context.active(), async (here) => {
      await writeSlip(order);
      await this.#step('fetch a cup', here, async () => {});
      await this.#step('make latte', here, (making) => this.#makeLatte(order, making));
    });
  }

  async #makeLatte(order: Order, making: Context): Promise<void> {
    await this.#step('grind beans', making, () => grindBeans(order));
    await this.#step('both hands', making, async (both) => {
      const shot = this.#step('pull shot', both, () => pullShot(order));
      const milk = this.#step('steam milk', both, () => steamMilk(order));
      await shot;
      await milk;
    });
  }

  async #step(name: string, parent: Context, work: (here: Context) => Promise<void>) {
    const span = this.#tracer.startSpan(name, { attributes: { bar: 'south' } }, parent);
    try {
      await work(trace.setSpan(parent, span));
    } finally {
      span.end();
    }
  }
}
