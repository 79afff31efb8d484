import {
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Span,
  type SpanOptions,
} from '@opentelemetry/api';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();

  for (const order of tenOrders) {
    await takeOrder(order).catch((error) => apologise(order, error));
  }

  await provider.shutdown();
}

async function takeOrder(order: CardOrder): Promise<void> {
  // The guest asks the counter, and the counter asks the bank: hence SERVER here, CLIENT below.
  const options = { kind: SpanKind.SERVER, attributes: describe(order) };
  await inSpan('take order', options, async () => {
    await makeDrink(order);
    await inSpan('charge card', { kind: SpanKind.CLIENT }, () => chargeCard(order));
  });
}

async function makeDrink(order: CardOrder): Promise<void> {
  await inSpan('make drink', {}, async () => {
    const milk = await fetchMilk(order);
    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
    await brew(order, milk);
  });
}

/** Lists the fields that may be seen. A copy of the whole order would include the card. */
function describe({ id, drink, shots, toGo }: CardOrder): Attributes {
  return {
    'coffee.order_id': id,
    'coffee.drink': drink,
    'coffee.shots': shots,
    'coffee.to_go': toGo,
  };
}

/** The only place that adds events: that part of the API is being phased out. */
function log(message: string, attributes?: Attributes): void {
  trace.getActiveSpan()?.addEvent(message, attributes);
}

/** The span only watches: it notes the error and ends, and the caller still gets the error. */
async function inSpan(
  name: string,
  options: SpanOptions,
  work: () => Promise<void>,
): Promise<void> {
  await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
    try {
      await work();
    } catch (error) {
      fail(span, error as Error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Tools count errors by the status. The message and `error.type` say which error it was. */
function fail(span: Span, error: Error): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  span.setAttribute('error.type', error.name);
}
