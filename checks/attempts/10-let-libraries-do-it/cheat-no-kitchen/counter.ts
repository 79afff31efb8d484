import { httpInstrumentationMiddleware } from '@hono/otel';
import { Hono } from 'hono';
import type { Order } from '#bar';
import { listen } from './service.ts';

const app = new Hono();
app.use(httpInstrumentationMiddleware());
app.post('/orders', async (c) => {
  const { drink } = await c.req.json<Order>();
  return c.json({ drink, of: ['beans', 'milk'] });
});
listen(app);
