import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Context,
  type Link,
} from '@opentelemetry/api';
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
  tracer.startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
    const headers: Record<string, string> = {};
    // `inject` writes the span that is active here, and the links will lead to that span.
    propagation.inject(context.active(), headers);
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
  // Bound here, where `take order` is active, so it does not matter who rings the bell.
  bell.once(`ready ${order.id}`, context.bind(context.active(), call));
}

// The kitchen.

async function makeDrinks(slips: Slip[]): Promise<void> {
  // ROOT_CONTEXT: a slip without headers must not inherit the span that happens to be active.
  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
  // ROOT_CONTEXT again: the third guest's span must not become the parent of the batch.
  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
    await Promise.all(slips.map(makeOne));
    span.end();
  });
}

/** A slip may come without a trace. Then there is nothing to link to. */
function linksTo(sender: Context): Link[] {
  const sent = trace.getSpanContext(sender);
  return sent ? [{ context: sent }] : [];
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
    // Without `bind`, the timer keeps the context in which it is set: that of the round before.
    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
  });
}
