import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Attributes,
  type Context,
  type Link,
} from '@opentelemetry/api';
import {
  CompositePropagator,
  W3CBaggagePropagator,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
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

const tracer = trace.getTracer('coffee-bar');

/** The kitchen rings it when a drink is ready. The counter listens. */
const bell = new EventEmitter();

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register({
    propagator: new CompositePropagator({
      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
    }),
  });

  const supplier = await openSupplier();
  await serveTables((order) => takeOrder(order, supplier.url), makeDrinks);
  await rinseLater(1);
  await supplier.close();

  await provider.shutdown();
}

// The counter.

async function takeOrder(order: TableOrder, supplierUrl: string): Promise<void> {
  const attributes = {
    'coffee.order.id': order.id,
    'coffee.table': order.table,
    'coffee.guest.tier': order.guest.tier,
  };
  // Only what the kitchen needs: whoever gets the baggage can read all of it.
  const baggage = propagation.createBaggage({
    'coffee.table': { value: order.table },
    'coffee.guest.tier': { value: order.guest.tier },
  });
  const here = propagation.setBaggage(context.active(), baggage);
  await tracer.startActiveSpan('take order', { attributes }, here, async (span) => {
    callWhenReady(order);
    if (order.milk === 'oat') await orderOatMilk(supplierUrl);
    sendOrder(order);
    span.end();
  });
}

function sendOrder({ id, drink }: TableOrder): void {
  tracer.startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    putOnRail({ id, drink, headers });
    span.end();
  });
}

function callWhenReady(order: TableOrder): void {
  const call = () =>
    tracer.startActiveSpan('call guest', (span) => {
      span.setAttribute('coffee.order.id', order.id);
      callOut(order);
      span.end();
    });
  // Bound here, where `take order` is active: who rings the bell plays no part.
  bell.once(`ready ${order.id}`, context.bind(context.active(), call));
}

async function orderOatMilk(supplierUrl: string): Promise<void> {
  const options = { kind: SpanKind.CLIENT };
  await tracer.startActiveSpan('POST /cartons', options, async (span) => {
    const headers: Record<string, string> = {};
    // Another company may know which trace this is, and not who sits at which table.
    propagation.deleteBaggage(context.active());
    propagation.inject(context.active(), headers);
    const response = await fetch(`${supplierUrl}/cartons`, { method: 'POST', headers });
    console.log(await response.text());
    span.end();
  });
}

// The kitchen.

async function makeDrinks(slips: Slip[]): Promise<void> {
  const senders = slips.map(({ headers }) => propagation.extract(ROOT_CONTEXT, headers));
  const options = { kind: SpanKind.CONSUMER, links: senders.flatMap(linksTo) };
  // ROOT_CONTEXT: the one who hung up the third slip is no parent of the batch.
  await tracer.startActiveSpan('process orders', options, ROOT_CONTEXT, async (span) => {
    await Promise.all(slips.map((slip, i) => makeOne(slip, senders[i]!)));
    span.end();
  });
}

/** A slip may come without a trace. Then there is nobody to link to. */
function linksTo(sender: Context): Link[] {
  const sent = trace.getSpanContext(sender);
  return sent ? [{ context: sent }] : [];
}

async function makeOne(slip: Slip, sender: Context): Promise<void> {
  await tracer.startActiveSpan('make drink', async (span) => {
    span.setAttribute('coffee.order.id', slip.id);
    span.setAttributes(guestAttributes(sender));
    await makeDrink(slip);
    bell.emit(`ready ${slip.id}`);
    span.end();
  });
}

/** Two entries by name: anybody may have written the others. */
function guestAttributes(sender: Context): Attributes {
  const baggage = propagation.getBaggage(sender);
  return {
    'coffee.table': baggage?.getEntry('coffee.table')?.value,
    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
  };
}

/** Rinses the machine on a timer, up to the third round: each round winds up the next. */
function rinseLater(round: number): Promise<void> {
  return new Promise((closed) => {
    const rinseNow = () =>
      tracer.startActiveSpan('rinse machine', async (span) => {
        await rinse(round);
        span.end();
        if (round < 3) await rinseLater(round + 1);
        closed();
      });
    // Without this, the timer keeps the context in which it is set: that of the round before.
    setTimeout(context.bind(ROOT_CONTEXT, rinseNow), 5);
  });
}
