import { context, SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { grindBeans, pullShot, steamMilk, twoOrders, writeSlip, type Order } from '#bar';

export async function run(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const tracer = provider.getTracer('coffee-bar');

  await Promise.all(twoOrders.map((order) => takeOrder(tracer, order)));

  await provider.shutdown();
}

function traced<T>(tracer: Tracer, name: string, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

const takeOrder = (tracer: Tracer, order: Order): Promise<void> =>
  traced(tracer, 'take order', async (span) => {
    span.setAttribute('coffee.drink', order.drink);
    await writeSlip(order);
    await traced(tracer, 'make latte', async () => {
      await traced(tracer, 'grind beans', () => grindBeans(order));
      const milk = traced(tracer, 'steam milk', () => steamMilk(order));
      const shot = traced(tracer, 'pull shot', () => pullShot(order));
      await traced(tracer, 'wipe the counter', async () => {});
      await Promise.allSettled([shot, milk]);
    });
  });
