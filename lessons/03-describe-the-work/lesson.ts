import { trace, type Attributes, type SpanOptions } from '@opentelemetry/api';
import { SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  provider.register();

  // Ten guests, one after the other. Leave this loop as it is.
  for (const order of tenOrders) {
    await takeOrder(order).catch((error) => apologise(order, error));
  }

  await provider.shutdown();
}

async function takeOrder(order: CardOrder): Promise<void> {
  // TODO 1: use one name for all ten orders, `take order`. Do the same for the two spans below.
  // TODO 3: add the four attributes that tell this order from the others.
  // TODO 4: set the kinds of `take order` and `charge card` (`SpanKind` from `@opentelemetry/api`).
  await inSpan(`take order ${order.id}`, {}, async () => {
    await makeDrink(order);
    await inSpan(`charge card ${order.id}`, {}, () => chargeCard(order));
  });
}

async function makeDrink(order: CardOrder): Promise<void> {
  await inSpan(`make drink ${order.id}`, {}, async () => {
    const milk = await fetchMilk(order);
    if (milk === 'oat') log('milk is out', { 'coffee.milk': milk });
    await brew(order, milk);
  });
}

function log(message: string, attributes?: Attributes): void {
  // TODO 5: add an event to the active span. `trace` knows which span that is.
  console.log(message, attributes);
}

/** Makes every span of this lesson. `options` are the span's kind and attributes. */
async function inSpan(
  name: string,
  options: SpanOptions,
  work: () => Promise<void>,
): Promise<void> {
  await trace.getTracer('coffee-bar').startActiveSpan(name, options, async (span) => {
    // TODO 2: what if `work` throws? The span must end, and say that the work failed and why
    // (`SpanStatusCode`, from `@opentelemetry/api`). The caller must still get the error.
    await work();
    span.end();
  });
}
