import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Context,
} from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { EventEmitter } from 'node:events';
import {
  callOut,
  makeDrink,
  openSupplier,
  putOnRail,
  rinse,
  serveTables,
  type Slip,
  type TableOrder,
} from '#bar';

const notes = ['coffee.table', 'coffee.guest.tier'] as const;

/** Two classes that share nothing but the bell. `NodeSDK` registers both propagators by itself. */
export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    serviceName: 'bar',
    autoDetectResources: false,
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  sdk.start();
  const bell = new EventEmitter();
  const supplier = await openSupplier();
  const counter = new Counter(bell, supplier.url);
  const kitchen = new Kitchen(bell);
  await serveTables(
    (order) => counter.take(order),
    (slips) => kitchen.work(slips),
  );
  await kitchen.clean();
  await supplier.close();
  await sdk.shutdown();
}

class Counter {
  #tracer = trace.getTracer('counter');
  #bell: EventEmitter;
  #supplier: string;

  constructor(bell: EventEmitter, supplier: string) {
    this.#bell = bell;
    this.#supplier = supplier;
  }

  async take(order: TableOrder): Promise<void> {
    const entries = {
      'coffee.table': { value: order.table },
      'coffee.guest.tier': { value: order.guest.tier },
    };
    await this.#tracer.startActiveSpan('take order', async (taking) => {
      taking.setAttribute('coffee.order.id', order.id);
      for (const [key, { value }] of Object.entries(entries)) taking.setAttribute(key, value);
      const here = propagation.setBaggage(context.active(), propagation.createBaggage(entries));
      const rung = context.bind(here, () => this.#call(order));
      this.#bell.on(`ready ${order.id}`, rung);
      if (order.milk === 'oat') await this.#orderMilk();
      context.with(here, () => this.#send(order));
      taking.end();
    });
  }

  #send({ id, drink }: TableOrder): void {
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

  #call(order: TableOrder): void {
    const attributes = { 'coffee.order.id': order.id };
    const span = this.#tracer.startSpan('call guest', { attributes });
    callOut(order);
    span.end();
  }

  /** The baggage is not active yet, so there is none to keep back. */
  async #orderMilk(): Promise<void> {
    await this.#tracer.startActiveSpan('POST', { kind: SpanKind.CLIENT }, async (span) => {
      const headers = {};
      propagation.inject(context.active(), headers);
      const reply = await fetch(new URL('/cartons', this.#supplier), { method: 'POST', headers });
      await reply.arrayBuffer();
      span.end();
    });
  }
}

class Kitchen {
  #tracer = trace.getTracer('kitchen');
  #bell: EventEmitter;

  constructor(bell: EventEmitter) {
    this.#bell = bell;
  }

  async work(slips: Slip[]): Promise<void> {
    const read = slips.map((slip) => ({
      slip,
      sender: propagation.extract(ROOT_CONTEXT, slip.headers),
    }));
    const options = { kind: SpanKind.CONSUMER, root: true };
    await this.#tracer.startActiveSpan('process orders', options, async (span) => {
      for (const { slip, sender } of read) {
        const sent = trace.getSpanContext(sender);
        if (sent) span.addLink({ context: sent, attributes: { 'coffee.order.id': slip.id } });
      }
      await Promise.all(read.map(({ slip, sender }) => this.#make(slip, sender)));
      span.end();
    });
  }

  /** Makes the drink with the sender's baggage in the context of the batch. */
  async #make(slip: Slip, sender: Context): Promise<void> {
    const brought = propagation.getBaggage(sender);
    const here = brought
      ? propagation.setBaggage(context.active(), brought)
      : propagation.deleteBaggage(context.active());
    await this.#tracer.startActiveSpan('make drink', {}, here, async (span) => {
      span.setAttribute('coffee.order.id', slip.id);
      for (const key of notes) {
        const entry = propagation.getActiveBaggage()?.getEntry(key);
        if (entry) span.setAttribute(key, entry.value);
      }
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
