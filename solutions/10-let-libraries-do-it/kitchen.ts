import { httpInstrumentationMiddleware } from '@hono/otel';
import { Hono } from 'hono';
import type { Order } from '#bar';
import { make } from './recipes.ts';
import { listen } from './service.ts';
import { closeOnSignal } from './telemetry.ts';

const app = new Hono();
app.use(httpInstrumentationMiddleware());

app.post('/drinks', async (c) => {
  console.log(`The slip says: ${c.req.header('traceparent') ?? 'nothing'}`);
  const drink = await make(await c.req.json<Order>());
  return c.json(drink);
});

closeOnSignal(listen(app));
