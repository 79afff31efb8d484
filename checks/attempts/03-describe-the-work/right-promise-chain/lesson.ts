import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
} from '@opentelemetry/api';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

/** Promise chains, no recordException, attributes one by one and at the last moment. */
export async function run(exporter: SpanExporter): Promise<void> {
  const sdk = new NodeSDK({
    serviceName: 'counter',
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  sdk.start();
  for (const order of tenOrders) {
    await takeOrder(order).catch(() => apologise(order));
  }
  await sdk.shutdown();
}

function start(name: string, kind = SpanKind.INTERNAL): Span {
  return trace.getTracer('bar').startSpan(name, { kind });
}

function within<T>(span: Span, work: () => Promise<T>): Promise<T> {
  return context
    .with(trace.setSpan(context.active(), span), work)
    .catch((error: unknown) => {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      return Promise.reject(error);
    })
    .finally(() => span.end());
}

function log(message: string, attributes: Attributes): void {
  const span = trace.getSpan(context.active());
  if (span) span.addEvent(message, attributes, new Date());
}

function takeOrder(order: CardOrder): Promise<void> {
  const span = start('take order', SpanKind.SERVER);
  return within(span, () =>
    makeDrink(order)
      .then(() => within(start('charge card', SpanKind.CLIENT), () => chargeCard(order)))
      .finally(() => {
        span.setAttribute('coffee.drink', order.drink);
        span.setAttribute('coffee.shots', order.shots);
        span.setAttribute('coffee.to_go', order.toGo);
        span.setAttribute('coffee.order_id', order.id);
      }),
  );
}

function makeDrink(order: CardOrder): Promise<void> {
  return within(start('make drink'), () =>
    fetchMilk(order).then((milk) => {
      if (milk !== 'fresh') log('milk is out', { 'coffee.milk': 'oat' });
      return brew(order, milk);
    }),
  );
}
