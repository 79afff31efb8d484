import { context, propagation, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
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
    // A guest's app may have begun the trace, so the counter is not always the first in it.
    const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
    const options = { kind: SpanKind.SERVER };
    return tracer.startActiveSpan('POST /orders', options, caller, async (span) => {
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
    const options = { kind: SpanKind.CLIENT };
    return tracer.startActiveSpan('POST /drinks', options, async (span) => {
      try {
        const headers: Record<string, string> = {};
        // The slip names the active span, and only in here is that the CLIENT span.
        propagation.inject(context.active(), headers);
        const body = JSON.stringify(order);
        // Awaited, so that `finally` ends the span only when the body has been read.
        const response = await fetch(url, { method: 'POST', headers, body });
        return await response.json();
      } finally {
        span.end();
      }
    });
  }

  const { url, close } = await listen(app);
  return { url, close: () => close().then(() => provider.shutdown()) };
}
