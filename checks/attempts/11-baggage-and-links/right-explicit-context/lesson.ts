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
  const guest = propagation.setBaggage(
    ROOT_CONTEXT,
    propagation.createBaggage({
      'coffee.table': { value: order.table },
      'coffee.guest.tier': { value: order.guest.tier },
    }),
  );
  return span(tracer, guest, 'take order', { attributes }, async (taking) => {
    bell.once(
      `ready ${order.id}`,
      () => void span(tracer, taking, 'call guest', { attributes }, () => callOut(order)),
    );
    if (order.milk === 'oat') {
      const bare = propagation.deleteBaggage(taking);
      await span(tracer, bare, 'POST /cartons', { kind: SpanKind.CLIENT }, async (call) => {
        const headers = {};
        propagation.inject(call, headers);
        await (await fetch(`${supplier}/cartons`, { method: 'POST', headers })).text();
      });
    }
    await span(tracer, taking, 'send orders', { kind: SpanKind.PRODUCER }, (sending) => {
      const headers = {};
      propagation.inject(sending, headers);
      putOnRail({ id: order.id, drink: order.drink, headers });
    });
  });
}

function makeDrinks(tracer: Tracer, bell: EventEmitter, slips: Slip[]): Promise<void> {
  const kind = SpanKind.CONSUMER;
  return span(tracer, ROOT_CONTEXT, 'process orders', { kind }, async (batch, processing) => {
    const drinks = slips.map((slip) => {
      const sender = propagation.extract(ROOT_CONTEXT, slip.headers);
      const sent = trace.getSpanContext(sender);
      if (sent) processing.addLinks([{ context: sent }]);
      const table = propagation.getBaggage(sender)?.getEntry('coffee.table')?.value;
      const tier = propagation.getBaggage(sender)?.getEntry('coffee.guest.tier')?.value;
      const attributes = {
        'coffee.order.id': slip.id,
        ...(table && { 'coffee.table': table }),
        ...(tier && { 'coffee.guest.tier': tier }),
      };
      return span(tracer, batch, 'make drink', { attributes }, async () => {
        await makeDrink(slip);
        bell.emit(`ready ${slip.id}`);
      });
    });
    await Promise.all(drinks);
  });
}
