import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
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
import { AsyncResource } from 'node:async_hooks';
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

/** Each of them is also called where only its header is wanted. */
const traces = new W3CTraceContextPropagator();
const notes = new W3CBaggagePropagator();
const bell = new EventEmitter();

export function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  propagation.setGlobalPropagator(new CompositePropagator({ propagators: [traces, notes] }));
  return openSupplier().then((supplier) =>
    serveTables((order) => takeOrder(order, supplier.url), makeDrinks)
      .then(() => rinseThrice())
      .then(() => supplier.close())
      .finally(() => provider.shutdown()),
  );
}

const tracer = () => trace.getTracer('bar');

function takeOrder(order: TableOrder, supplier: string): Promise<void> {
  const attributes = {
    'coffee.order.id': order.id,
    'coffee.table': order.table,
    'coffee.guest.tier': order.guest.tier,
  };
  const baggage = propagation.createBaggage({
    'coffee.table': { value: order.table },
    'coffee.guest.tier': { value: order.guest.tier },
  });
  const here = propagation.setBaggage(context.active(), baggage);
  return tracer().startActiveSpan('take order', { attributes }, here, (span) => {
    const call = AsyncResource.bind(() => {
      const calling = tracer().startSpan('call guest', { attributes });
      callOut(order);
      calling.end();
    });
    bell.on('ready', (id) => id === order.id && call());
    const milk = order.milk === 'oat' ? orderMilk(supplier) : Promise.resolve();
    return milk.then(() => send(order)).finally(() => span.end());
  });
}

function orderMilk(supplier: string): Promise<unknown> {
  return tracer().startActiveSpan('POST /cartons', { kind: SpanKind.CLIENT }, (span) => {
    const headers = {};
    traces.inject(context.active(), headers, defaultTextMapSetter);
    return fetch(`${supplier}/cartons`, { method: 'POST', headers })
      .then((reply) => reply.text())
      .finally(() => span.end());
  });
}

function send({ id, drink }: TableOrder): void {
  tracer().startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
    const headers: Record<string, string> = {};
    for (const propagator of [traces, notes]) {
      propagator.inject(context.active(), headers, defaultTextMapSetter);
    }
    putOnRail({ id, drink, headers });
    span.end();
  });
}

function makeDrinks(slips: Slip[]): Promise<void> {
  return context.with(ROOT_CONTEXT, () => {
    const links = slips
      .map(({ headers }) =>
        trace.getSpanContext(traces.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)),
      )
      .flatMap((sent) => (sent ? { context: sent } : []));
    const options = { kind: SpanKind.CONSUMER, links };
    return tracer().startActiveSpan('process orders', options, (batch) =>
      tracer().startActiveSpan('heat the machine', (heating) =>
        Promise.all(slips.map(makeOne))
          .then(() => heating.end())
          .finally(() => batch.end()),
      ),
    );
  });
}

function makeOne(slip: Slip): Promise<void> {
  const read = notes.extract(ROOT_CONTEXT, slip.headers, defaultTextMapGetter);
  const entries = propagation.getBaggage(read)?.getAllEntries() ?? [];
  const known = entries.filter(([key]) => ['coffee.table', 'coffee.guest.tier'].includes(key));
  const attributes = Object.fromEntries(known.map(([key, { value }]) => [key, value]));
  return tracer().startActiveSpan('make drink', { attributes }, (span) =>
    makeDrink(slip)
      .then(() => span.setAttribute('coffee.order.id', slip.id))
      .then(() => bell.emit('ready', slip.id))
      .finally(() => span.end())
      .then(() => undefined),
  );
}

function rinseThrice(round = 1): Promise<void> {
  return new Promise<void>((done) => setTimeout(done, 3))
    .then(() =>
      tracer().startActiveSpan('rinse machine', { root: true }, (span) =>
        rinse(round).finally(() => span.end()),
      ),
    )
    .then(() => (round < 3 ? rinseThrice(round + 1) : undefined));
}
