import { SpanKind, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import { BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

/** No helper, a `try` in every function, and a declined card is no error of `take order`. */
export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  for (const order of tenOrders) {
    await takeOrder(order).catch(() => apologise(order));
  }
  await provider.shutdown();
}

const tracer = trace.getTracer('coffee-bar');

function log(message: string, attributes: Attributes = {}): void {
  console.log(message);
  trace.getActiveSpan()?.addEvent(message, { ...attributes, 'log.severity': 'INFO' });
}

async function takeOrder(order: CardOrder): Promise<void> {
  return tracer.startActiveSpan('take order', { kind: SpanKind.SERVER }, async (span) => {
    try {
      span
        .setAttribute('coffee.order_id', order.id)
        .setAttribute('coffee.drink', order.drink)
        .setAttribute('coffee.shots', order.shots)
        .setAttribute('coffee.to_go', order.toGo);
      log('order taken');
      await makeDrink(order);
      await charge(order);
    } finally {
      span.end();
    }
  });
}

async function makeDrink(order: CardOrder): Promise<void> {
  return tracer.startActiveSpan('make drink', async (span) => {
    try {
      const milk = await fetchMilk(order);
      if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
      await brew(order, milk);
    } finally {
      span.end();
    }
  });
}

async function charge(order: CardOrder): Promise<void> {
  const span = tracer.startSpan('charge card', { kind: SpanKind.CLIENT });
  try {
    await chargeCard(order);
  } catch (error) {
    if (error instanceof Error) {
      span.addEvent('exception', { 'exception.message': error.message });
    }
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'declined' });
    throw error;
  } finally {
    span.end();
  }
}
