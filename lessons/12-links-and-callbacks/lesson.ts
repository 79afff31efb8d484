import { trace } from '@opentelemetry/api';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
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

const tracer = trace.getTracer('coffee-bar');

/** The kitchen rings it when a drink is ready. The counter listens. */
const bell = new EventEmitter();

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();

  await serveGuests(takeOrder, makeDrinks);
  await rinseLater(1);

  await provider.shutdown();
}

// The counter.

async function takeOrder(order: Order): Promise<void> {
  const attributes = { 'coffee.order.id': order.id };
  await tracer.startActiveSpan('take order', { attributes }, async (span) => {
    callWhenReady(order);
    await writeSlip(order);
    sendOrder(order);
    span.end();
  });
}

function sendOrder({ id, drink }: Order): void {
  // TODO 1: give this span the right kind (`SpanKind` from `@opentelemetry/api`), and write its
  // context into `headers` (`propagation.inject` and `context.active` of the same package).
  tracer.startActiveSpan('send orders', (span) => {
    const headers: Record<string, string> = {};
    putOnRail({ id, drink, headers });
    span.end();
  });
}

function callWhenReady(order: Order): void {
  const call = () =>
    tracer.startActiveSpan('call guest', (span) => {
      span.setAttribute('coffee.order.id', order.id);
      callOut(order);
      span.end();
    });
  // TODO 4: the bell is rung in the kitchen's context. Bind `call` to the context of this order
  // (`context.bind` from `@opentelemetry/api`).
  bell.once(`ready ${order.id}`, call);
}

// The kitchen.

async function makeDrinks(slips: Slip[]): Promise<void> {
  // TODO 2: give the batch the right kind, and a trace of its own (`ROOT_CONTEXT` from
  // `@opentelemetry/api`, or the option `root`).
  // TODO 3: link it to the sender of each slip (`propagation.extract` and `trace.getSpanContext`
  // of the same package, and the option `links`).
  await tracer.startActiveSpan('process orders', async (span) => {
    await Promise.all(slips.map(makeOne));
    span.end();
  });
}

async function makeOne(slip: Slip): Promise<void> {
  await tracer.startActiveSpan('make drink', async (span) => {
    span.setAttribute('coffee.order.id', slip.id);
    await makeDrink(slip);
    bell.emit(`ready ${slip.id}`);
    span.end();
  });
}

/** Rinses the machine on a timer, three rounds: each round sets the timer for the next. */
function rinseLater(round: number): Promise<void> {
  return new Promise((closed) => {
    const rinseNow = () =>
      tracer.startActiveSpan('rinse machine', async (span) => {
        await rinse(round);
        span.end();
        if (round < 3) await rinseLater(round + 1);
        closed();
      });
    // TODO 5: the timer keeps the context in which it is set. Give each round an empty context.
    setTimeout(rinseNow, 5);
  });
}
