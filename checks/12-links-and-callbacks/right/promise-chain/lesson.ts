import {
  context,
  defaultTextMapGetter,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
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
  putOnRail,
  rinse,
  serveGuests,
  writeSlip,
  type Order,
  type Slip,
} from '#bar';

const propagator = new W3CTraceContextPropagator();
const bell = new EventEmitter();

export function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  propagation.setGlobalPropagator(propagator);
  return serveGuests(takeOrder, makeDrinks)
    .then(() => rinseThrice())
    .finally(() => provider.shutdown());
}

const tracer = () => trace.getTracer('bar');

function takeOrder(order: Order): Promise<void> {
  const attributes = { 'coffee.order.id': order.id };
  return tracer().startActiveSpan('take order', { attributes }, (span) => {
    const call = AsyncResource.bind(() => {
      const calling = tracer().startSpan('call guest', { attributes });
      callOut(order);
      calling.end();
    });
    bell.on('ready', (id) => id === order.id && call());
    return writeSlip(order)
      .then(() => send(order))
      .finally(() => span.end());
  });
}

function send({ id, drink }: Order): void {
  tracer().startActiveSpan('send orders', { kind: SpanKind.PRODUCER }, (span) => {
    const headers: Record<string, string> = {};
    propagation.inject(context.active(), headers);
    putOnRail({ id, drink, headers });
    span.end();
  });
}

function makeDrinks(slips: Slip[]): Promise<void> {
  return context.with(ROOT_CONTEXT, () => {
    const links = slips
      .map(({ headers }) =>
        trace.getSpanContext(propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)),
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
  return tracer().startActiveSpan('make drink', (span) =>
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
