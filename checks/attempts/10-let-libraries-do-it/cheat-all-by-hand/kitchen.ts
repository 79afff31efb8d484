import { propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { Hono } from 'hono';
import type { Order } from '#bar';
import { make } from './recipes.ts';
import { listen } from './service.ts';

const tracer = trace.getTracer('coffee-bar');
const app = new Hono();

app.post('/drinks', (c) => {
  const caller = propagation.extract(ROOT_CONTEXT, c.req.header());
  const options = { kind: SpanKind.SERVER };
  return tracer.startActiveSpan('POST /drinks', options, caller, async (span) => {
    try {
      return c.json(await make(await c.req.json<Order>()));
    } finally {
      span.end();
    }
  });
});

listen(app);
