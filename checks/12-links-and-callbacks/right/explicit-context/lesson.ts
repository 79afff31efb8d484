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
import { W3CTraceContextPropagator } from '@opentelemetry/core';
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
  putOnRail,
  rinse,
  serveGuests,
  writeSlip,
  type Order,
  type Slip,
} from '#bar';

/** No context manager: every function is handed the context in which it works. */
export async function run(exporter: SpanExporter): Promise<void> {
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('bar');
  const bell = new EventEmitter();

  await serveGuests(
    (order) => takeOrder(tracer, bell, order),
    (slips) => makeDrinks(tracer, bell, slips),
  );
  for (const round of [1, 2, 3]) {
    await setTimeout(5);
    await span(tracer, ROOT_CONTEXT, 'rinse machine', {}, () => rinse(round));
  }

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

function takeOrder(tracer: Tracer, bell: EventEmitter, order: Order) {
  const attributes = { 'coffee.order.id': order.id };
  return span(tracer, ROOT_CONTEXT, 'take order', { attributes }, async (taking) => {
    bell.once(
      `ready ${order.id}`,
      () => void span(tracer, taking, 'call guest', { attributes }, () => callOut(order)),
    );
    await writeSlip(order);
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
      const sent = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, slip.headers));
      if (sent) processing.addLinks([{ context: sent }]);
      const attributes = { 'coffee.order.id': slip.id };
      await span(tracer, batch, 'make drink', { attributes }, () => makeDrink(slip));
      bell.emit(`ready ${slip.id}`);
    });
    await Promise.all(making);
  });
}
