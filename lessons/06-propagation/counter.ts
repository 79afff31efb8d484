import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { listen, type Service } from './service.ts';

export async function startCounter(exporter: SpanExporter, kitchenUrl: string): Promise<Service> {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'counter' }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('coffee-bar');
  const app = new Hono();

  app.post('/orders', (c) => {
    // TODO 4: the guest's app may have begun the trace. Read its slip with `extract`.
    // TODO 1: give this span its kind. SpanKind comes from @opentelemetry/api.
    return tracer.startActiveSpan('POST /orders', async (span) => {
      try {
        const order = await c.req.json<Order>();
        await writeSlip(order);
        const drink = await askKitchen(order);
        return c.json(drink);
      } finally {
        span.end();
      }
    });
  });

  async function askKitchen(order: Order): Promise<unknown> {
    const url = `${kitchenUrl}/drinks`;
    // TODO 1: give this span its kind.
    // TODO 2: keep it active until the answer has been read, and write the slip with `inject`.
    const span = tracer.startSpan('POST /drinks');
    try {
      const headers: Record<string, string> = {};
      const body = JSON.stringify(order);
      const response = await fetch(url, { method: 'POST', headers, body });
      return await response.json();
    } finally {
      span.end();
    }
  }

  const { url, close } = await listen(app);
  return { url, close: () => close().then(() => provider.shutdown()) };
}
