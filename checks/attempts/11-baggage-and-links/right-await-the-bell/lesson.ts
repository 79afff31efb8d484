import { context, propagation, ROOT_CONTEXT, SpanKind, trace, type Span } from '@opentelemetry/api';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { EventEmitter, once } from 'node:events';
import { setInterval } from 'node:timers/promises';
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

/** Awaits events and timers: what comes after an `await` goes on in its own context. */
const tracer = trace.getTracer('bar');
const bell = new EventEmitter();

async function during<T>(span: Span, work: () => T | Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } finally {
    span.end();
  }
}

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  // Without a word about it, `register` takes both propagators of the W3C.
  provider.register();
  const supplier = await openSupplier();
  try {
    const calls: Promise<void>[] = [];
    await serveTables(async (order) => {
      const guest = propagation
        .createBaggage()
        .setEntry('coffee.guest.tier', { value: order.guest.tier })
        .setEntry('coffee.table', { value: order.table })
        .setEntry('coffee.counter', { value: 'north' });
      await context.with(propagation.setBaggage(context.active(), guest), () =>
        takeOrder(order, supplier.url, calls),
      );
    }, batch);
    await Promise.all(calls);
    let round = 0;
    for await (const _ of setInterval(5)) {
      const span = tracer.startSpan('rinse machine', { root: true });
      await during(span, () => rinse(++round));
      if (round === 3) break;
    }
  } finally {
    await supplier.close();
    await provider.shutdown();
  }
}

async function takeOrder(order: TableOrder, supplier: string, calls: Promise<void>[]) {
  const taking = tracer.startSpan('take order');
  taking.setAttributes({ 'coffee.order.id': order.id, 'coffee.table': order.table });
  taking.setAttribute('coffee.guest.tier', order.guest.tier);
  await during(taking, async () => {
    calls.push(callWhenReady(order));
    if (order.milk === 'oat') {
      await during(tracer.startSpan('POST /cartons', { kind: SpanKind.CLIENT }), async () => {
        const headers: Record<string, string> = {};
        propagation.inject(context.active(), headers);
        const { baggage: _, ...open } = headers;
        const reply = await fetch(`${supplier}/cartons`, { method: 'POST', headers: open });
        await reply.text();
      });
    }
    await during(tracer.startSpan('send orders', { kind: SpanKind.PRODUCER }), () => {
      const headers = {};
      propagation.inject(context.active(), headers);
      putOnRail({ ...order, headers });
    });
  });
}

async function callWhenReady(order: TableOrder): Promise<void> {
  await once(bell, `ready ${order.id}`);
  const span = tracer.startSpan('call guest', { attributes: { 'coffee.order.id': order.id } });
  await during(span, () => callOut(order));
}

/** One drink after the other, and a link as soon as its slip is read. */
async function batch(slips: Slip[]): Promise<void> {
  const span = tracer.startSpan('process orders', { kind: SpanKind.CONSUMER }, ROOT_CONTEXT);
  await during(span, async () => {
    for (const slip of slips) {
      const sender = propagation.extract(ROOT_CONTEXT, slip.headers);
      const sent = trace.getSpanContext(sender);
      if (sent) span.addLink({ context: sent, attributes: { 'coffee.order.id': slip.id } });
      const notes = propagation.getBaggage(sender)?.getAllEntries() ?? [];
      await during(tracer.startSpan('make drink'), async () => {
        const making = trace.getActiveSpan();
        making?.setAttribute('coffee.order.id', String(slip.id));
        for (const [key, { value }] of notes) making?.setAttribute(key, value);
        await makeDrink(slip);
        bell.emit(`ready ${slip.id}`);
      });
    }
  });
}
