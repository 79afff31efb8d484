import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { EventEmitter } from 'node:events';
import {
  callOut,
  makeDrink,
  putOnRail,
  rinse,
  serveGuests,
  writeSlip,
  type Order,
  type Slip,
} from '#bar';

/** Two classes that share nothing but the bell. */
export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    serviceName: 'bar',
    autoDetectResources: false,
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  sdk.start();
  const bell = new EventEmitter();
  const counter = new Counter(bell);
  const kitchen = new Kitchen(bell);
  await serveGuests(
    (order) => counter.take(order),
    (slips) => kitchen.work(slips),
  );
  await kitchen.clean();
  await sdk.shutdown();
}

class Counter {
  #tracer = trace.getTracer('counter');
  #bell: EventEmitter;

  constructor(bell: EventEmitter) {
    this.#bell = bell;
  }

  async take(order: Order): Promise<void> {
    await this.#tracer.startActiveSpan('take order', async (taking) => {
      taking.setAttribute('coffee.order.id', order.id);
      const call = context.bind(context.active(), () => this.#call(order));
      this.#bell.on(`ready ${order.id}`, call);
      await writeSlip(order);
      this.#send(order);
      taking.end();
    });
  }

  #send({ id, drink }: Order): void {
    this.#tracer.startActiveSpan('wait for a free hook', (waiting) => {
      this.#tracer.startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (sending) => {
        const headers: Record<string, string> = {};
        propagation.inject(context.active(), headers);
        putOnRail({ id, drink, headers });
        sending.end();
      });
      waiting.end();
    });
  }

  #call(order: Order): void {
    const attributes = { 'coffee.order.id': order.id };
    const span = this.#tracer.startSpan('call guest', { attributes });
    callOut(order);
    span.end();
  }
}

class Kitchen {
  #tracer = trace.getTracer('kitchen');
  #bell: EventEmitter;

  constructor(bell: EventEmitter) {
    this.#bell = bell;
  }

  async work(slips: Slip[]): Promise<void> {
    const options = { kind: SpanKind.CONSUMER, root: true };
    await this.#tracer.startActiveSpan('process orders', options, async (span) => {
      for (const { id, headers } of slips) {
        const sent = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, headers));
        if (sent) span.addLink({ context: sent, attributes: { 'coffee.order.id': id } });
      }
      await Promise.all(slips.map((slip) => this.#make(slip)));
      span.end();
    });
  }

  async #make(slip: Slip): Promise<void> {
    await this.#tracer.startActiveSpan('make drink', async (span) => {
      span.setAttribute('coffee.order.id', slip.id);
      await makeDrink(slip);
      this.#bell.emit(`ready ${slip.id}`);
      span.end();
    });
  }

  clean(): Promise<void> {
    return new Promise((closed) => {
      const rounds: Promise<void>[] = [];
      const timer = setInterval(() => {
        rounds.push(this.#rinse(rounds.length + 1));
        if (rounds.length < 3) return;
        clearInterval(timer);
        void Promise.all(rounds).then(() => closed());
      }, 10);
    });
  }

  async #rinse(round: number): Promise<void> {
    const span = this.#tracer.startSpan('rinse machine', {}, ROOT_CONTEXT);
    await rinse(round);
    span.end();
  }
}
