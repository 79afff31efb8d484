import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import { makeLatte, type Order } from '#bar';
import { listen, type Service } from './service.ts';

export async function startKitchen(exporter: SpanExporter): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'kitchen' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  const app = new Hono();

  app.post('/drinks', (c) => {
    console.log(`The slip says: ${c.req.header('traceparent') ?? 'nothing'}`);

    // TODO 3: read the slip with `extract`. Start the span in the context that it returns.
    // TODO 1: give this span its kind. SpanKind comes from @opentelemetry/api.
    return tracer.startActiveSpan('POST /drinks', async (span) => {
      try {
        const order = await c.req.json<Order>();
        await make(order);
        return c.json({ drink: order.drink });
      } finally {
        span.end();
      }
    });
  });

  async function make(order: Order): Promise<void> {
    await tracer.startActiveSpan('make latte', async (span) => {
      try {
        await makeLatte(order);
      } finally {
        span.end();
      }
    });
  }

  const { url, close } = await listen(app);
  return { url, close: () => close().then(() => provider.shutdown()) };
}
