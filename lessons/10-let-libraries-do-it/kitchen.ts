import { Hono } from 'hono';
import type { Order } from '#bar';
import { make } from './recipes.ts';
import { listen } from './service.ts';

const app = new Hono();
// TODO 3: a SERVER span for every request.

app.post('/drinks', async (c) => {
  console.log(`The slip says: ${c.req.header('traceparent') ?? 'nothing'}`);
  const drink = await make(await c.req.json<Order>());
  return c.json(drink);
});

listen(app);
