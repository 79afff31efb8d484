import {
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
  type Context,
  type Span,
  type SpanOptions,
  type Tracer,
} from '@opentelemetry/api';
import {
  CompositePropagator,
  W3CBaggagePropagator,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
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

/** No context manager: every function is handed the context in which it works. */
export async function run(exporter: SpanExporter): Promise<void> {
  propagation.setGlobalPropagator(
    new CompositePropagator({
      propagators: [new W3CBaggagePropagator(), new W3CTraceContextPropagator()],
    }),
  );
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('bar');
  const supplier = await openSupplier();
  const bell = new EventEmitter();

  await serveTables(
    (order) => takeOrder(tracer, bell, order, supplier.url),
    (slips) => makeDrinks(tracer, bell, slips),
  );
  for (const round of [1, 2, 3]) {
    await setTimeout(5);
    await span(tracer, ROOT_CONTEXT, 'rinse machine', {}, () => rinse(round));
  }

  await supplier.close();
  await provider.shutdown();
}

async function span(
  tracer: Tracer,
  parent: Context,
  name: string,
  options: SpanOptions,
  work: (here: Context, span: Span) => void | Promise<void>,
): Promise<void> {
  const made = tracer.startSpan(name, options, parent);
  try {
    await work(trace.setSpan(parent, made), made);
  } finally {
    made.end();
  }
}

function takeOrder(tracer: Tracer, bell: EventEmitter, order: TableOrder, supplier: string) {
  const attributes = {
    'coffee.order.id': order.id,
    'coffee.table': order.table,
    'coffee.guest.tier': order.guest.tier,
  };
  const baggage = propagation
    .createBaggage()
    .setEntry('coffee.guest.tier', { value: order.guest.tier })
    .setEntry('coffee.table', { value: order.table });
  const guest = propagation.setBaggage(ROOT_CONTEXT, baggage);
  return span(tracer, guest, 'take order', { attributes }, async (taking) => {
    bell.once(
      `ready ${order.id}`,
      () => void span(tracer, taking, 'call guest', { attributes }, () => callOut(order)),
    );
    if (order.milk === 'oat') {
      await span(tracer, taking, 'POST /cartons', { kind: SpanKind.CLIENT }, async (call) => {
        const headers: Record<string, string> = {};
        propagation.inject(call, headers);
        delete headers.baggage;
        await (await fetch(`${supplier}/cartons`, { method: 'POST', headers })).text();
      });
    }
    await span(tracer, taking, 'send orders', { kind: SpanKind.PRODUCER }, (sending) => {
      const headers = {};
      propagation.inject(sending, headers);
      putOnRail({ ...order, headers });
    });
  });
}

/** A link as soon as its slip is read. */
function makeDrinks(tracer: Tracer, bell: EventEmitter, slips: Slip[]): Promise<void> {
  const kind = SpanKind.CONSUMER;
  return span(tracer, ROOT_CONTEXT, 'process orders', { kind }, async (batch, processing) => {
    const making = slips.map(async (slip) => {
      const sender = propagation.extract(ROOT_CONTEXT, slip.headers);
      const sent = trace.getSpanContext(sender);
      if (sent) processing.addLinks([{ context: sent }]);
      const baggage = propagation.getBaggage(sender);
      const attributes = {
        'coffee.order.id': slip.id,
        'coffee.table': baggage?.getEntry('coffee.table')?.value,
        'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
      };
      await span(tracer, batch, 'make drink', { attributes }, () => makeDrink(slip));
      bell.emit(`ready ${slip.id}`);
    });
    await Promise.all(making);
  });
}
