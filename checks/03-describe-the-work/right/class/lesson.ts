import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { apologise, brew, chargeCard, fetchMilk, tenOrders, type CardOrder } from '#bar';

/** A context manager by hand, a span per method, extra spans and attributes, OK where it is. */
export async function run(exporter: SpanExporter): Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  await tracer.startActiveSpan('morning shift', async (shift) => {
    const counter = new Counter(tracer);
    for (const order of tenOrders) {
      await counter.takeOrder(order).catch(() => apologise(order));
    }
    shift.end();
  });
  await provider.shutdown();
}

class Counter {
  readonly #tracer: Tracer;

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  takeOrder(order: CardOrder): Promise<void> {
    return this.#step('take order', SpanKind.SERVER, async (span) => {
      span.setAttributes({
        'coffee.order_id': order.id,
        'coffee.drink': order.drink,
        'coffee.shots': order.shots,
        'coffee.to_go': order.toGo,
        'coffee.price': order.price,
        'coffee.card_last_four': order.card.number.slice(-4),
      });
      await this.#step('find a cup', SpanKind.INTERNAL, async () => {});
      await this.#makeDrink(order);
      await this.#step('wait for the till', SpanKind.INTERNAL, () => this.#charge(order));
    });
  }

  #makeDrink(order: CardOrder): Promise<void> {
    return this.#step('make drink', SpanKind.INTERNAL, async (span) => {
      const milk = await this.#step('fetch milk', SpanKind.INTERNAL, () => fetchMilk(order));
      span.addEvent('milk is there');
      if (milk === 'oat') {
        span.addEvent('milk is out', {
          'coffee.milk': milk,
          'coffee.shots': order.shots,
        });
      }
      await brew(order, milk);
    });
  }

  #charge(order: CardOrder): Promise<void> {
    return this.#step('charge card', SpanKind.CLIENT, () => chargeCard(order));
  }

  #step<T>(name: string, kind: SpanKind, work: (span: Span) => Promise<T>): Promise<T> {
    return this.#tracer.startActiveSpan(name, { kind }, async (span) => {
      try {
        const result = await work(span);
        span.setStatus({ code: SpanStatusCode.OK });
        return result;
      } catch (error) {
        span.recordException(error as Error);
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw new Error(`${name} failed`, { cause: error });
      } finally {
        span.end();
      }
    });
  }
}
