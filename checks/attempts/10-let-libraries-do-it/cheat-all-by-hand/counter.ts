import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { addressOf, listen } from './service.ts';

const tracer = trace.getTracer('coffee-bar');
const app = new Hono();

app.post('/orders', (c) => {
  const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
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
  return tracer.startActiveSpan('POST', { kind: SpanKind.CLIENT }, async (span) => {
    try {
      const headers: Record<string, string> = {};
      propagation.inject(context.active(), headers);
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(order) });
      return (await response.json()) as object;
    } finally {
      span.end();
    }
  });
}

listen(app);
