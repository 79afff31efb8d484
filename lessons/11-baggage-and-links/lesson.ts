import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
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
  // TODO 1: this propagator knows nothing of baggage. Register both.
  provider.register({ propagator: new W3CTraceContextPropagator() });

  const supplier = await openSupplier();
  await serveTables((order) => takeOrder(order, supplier.url), makeDrinks);
  await rinseLater(1);
  await supplier.close();

  await provider.shutdown();
}

// The counter.

async function takeOrder(order: TableOrder, supplierUrl: string): Promise<void> {
  // TODO 1: attributes stay on this span. Put the table and the tier into baggage as well,
  // and nothing else.
  const attributes = {
    'coffee.order.id': order.id,
    'coffee.table': order.table,
    'coffee.guest.tier': order.guest.tier,
  };
  await tracer.startActiveSpan('take order', { attributes }, async (span) => {
    callWhenReady(order);
    if (order.milk === 'oat') await orderOatMilk(supplierUrl);
    sendOrder(order);
    span.end();
  });
}

function sendOrder({ id, drink }: TableOrder): void {
  // TODO 2: the right kind, and this span's context on the slip: inject into `headers`.
  tracer.startActiveSpan('send orders', (span) => {
    const headers: Record<string, string> = {};
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
  // TODO 6: the bell is rung in the kitchen's context. Bind `call` to this order's.
  bell.once(`ready ${order.id}`, call);
}

async function orderOatMilk(supplierUrl: string): Promise<void> {
  const options = { kind: SpanKind.CLIENT };
  await tracer.startActiveSpan('POST /cartons', options, async (span) => {
    const headers: Record<string, string> = {};
    // TODO 5: the supplier is another company. It gets the `traceparent`, and nothing else.
    propagation.inject(context.active(), headers);
    const response = await fetch(`${supplierUrl}/cartons`, { method: 'POST', headers });
    console.log(await response.text());
    span.end();
  });
}

// The kitchen.

async function makeDrinks(slips: Slip[]): Promise<void> {
  // TODO 3: the right kind, a trace of its own, and a link to the sender of each slip.
  await tracer.startActiveSpan('process orders', async (span) => {
    await Promise.all(slips.map((slip) => makeOne(slip)));
    span.end();
  });
}

async function makeOne(slip: Slip): Promise<void> {
  await tracer.startActiveSpan('make drink', async (span) => {
    span.setAttribute('coffee.order.id', slip.id);
    // TODO 4: copy the table and the tier, if they are in the slip's baggage, to this span.
    await makeDrink(slip);
    bell.emit(`ready ${slip.id}`);
    span.end();
  });
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
    // TODO 6: the timer keeps the context of whoever sets it. Give each round an empty one.
    setTimeout(rinseNow, 5);
  });
}
