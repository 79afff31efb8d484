import { httpInstrumentationMiddleware } from '@hono/otel';
import { trace } from '@opentelemetry/api';
import { Hono } from 'hono';
import type { Order } from '#bar';
import * as recipes from './recipes.ts';
import { listen } from './service.ts';

const drinks = new Hono().post('/', async (c) => {
  const order = await c.req.json<Order>();
  trace.getActiveSpan()?.setAttribute('coffee.drink', order.drink);
  return trace.getTracer('kitchen').startActiveSpan('work at the machine', async (span) => {
    const drink = await recipes.make(order).finally(() => span.end());
    return c.json(drink);
  });
});

listen(new Hono().use('*', httpInstrumentationMiddleware()).route('/drinks', drinks) as Hono);
