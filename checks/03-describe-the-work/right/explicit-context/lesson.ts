import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
} from '@opentelemetry/api';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

/** Nothing is ever active: parents are handed on. The failure is told in attributes. */
export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  trace.setGlobalTracerProvider(provider);
  for (const order of tenOrders) {
    await takeOrder(order).catch(() => apologise(order));
  }
  await provider.shutdown();
}

function start(name: string, kind?: SpanKind, parent: Context = context.active()): Span {
  const span = trace.getTracer('coffee-bar').startSpan('…', { kind: kind! }, parent);
  return span.updateName(name);
}

async function takeOrder(order: CardOrder): Promise<void> {
  const taking = start('take order', SpanKind.SERVER);
  const here = trace.setSpan(context.active(), taking);
  const { id, drink, shots, toGo } = order;
  for (const [key, value] of Object.entries({ drink, shots, order_id: id, to_go: toGo })) {
    taking.setAttribute(`coffee.${key}`, value);
  }

  const making = start('make drink', undefined, here);
  const milk = await fetchMilk(order);
  if (milk === 'oat') making.addEvent('milk is out', { 'coffee.milk': milk });
  await brew(order, milk);
  making.end();

  const charging = start('charge card', SpanKind.CLIENT, here);
  let failure: unknown;
  try {
    await chargeCard(order);
  } catch (error) {
    failure = error;
    const { name, message } = error as Error;
    charging.setAttributes({ 'error.type': name, 'error.message': message });
    charging.setStatus({ code: SpanStatusCode.ERROR });
  }
  charging.end();
  taking.end();
  if (failure) throw failure;
}
