import { context, propagation, SpanKind } from '@opentelemetry/api';
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

  app.use(async (c, next) => {
    const caller = propagation.extract(context.active(), c.req.header());
    await context.with(caller, () =>
      tracer.startActiveSpan(
        `${c.req.method} ${c.req.path}`,
        { kind: SpanKind.SERVER },
        async (span) => {
          await next();
          span.setAttribute('http.response.status_code', c.res.status);
          span.end();
        },
      ),
    );
  });

  app.post('/drinks', async (c) => {
    const order = await c.req.json<Order>();
    await tracer.startActiveSpan('read the order', (span) => span.end());
    await make(order);
    return c.json({ drink: order.drink });
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
