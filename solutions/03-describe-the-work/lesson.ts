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

/** What may be known of an order wherever traces are read. The card is not among it. */
function describe({ id, drink, shots, toGo }: CardOrder): Attributes {
  return {
    'coffee.order_id': id,
    'coffee.drink': drink,
    'coffee.shots': shots,
    'coffee.to_go': toGo,
  };
}

/** Says something about the work that is going on: an event on the active span. */
function log(message: string, attributes?: Attributes): void {
  trace.getActiveSpan()?.addEvent(message, attributes);
}

/** Does `work` inside a span. Whatever becomes of the work, the span hears of it and ends. */
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

/** The status is what is counted as an error; its message and `error.type` say which one. */
function fail(span: Span, error: Error): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
  span.setAttribute('error.type', error.name);
}
