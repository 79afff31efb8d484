import { httpInstrumentationMiddleware } from '@hono/otel';
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';
import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { addressOf, listen } from './service.ts';

const tracer = trace.getTracer('coffee-bar');
const app = new Hono();
app.use(httpInstrumentationMiddleware());

app.post('/orders', (c) => {
  const caller = propagation.extract(context.active(), c.req.header());
  const options = { kind: SpanKind.SERVER };
  return tracer.startActiveSpan('POST /orders', options, caller, async (span) => {
    try {
      const order = await c.req.json<Order>();
      await writeSlip(order);
      return c.json(await askKitchen(order));
    } finally {
      span.end();
    }
  });
});

async function askKitchen(order: Order): Promise<object> {
  const url = `${await addressOf('kitchen')}/drinks`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
  return response.json() as Promise<object>;
}

listen(app);
