import { Hono } from 'hono';
import type { Order } from '#bar';
import { make } from './recipes.ts';
import { listen } from './service.ts';

const app = new Hono();
// TODO 4: a SERVER span for every request, by `httpInstrumentationMiddleware` of `@hono/otel`.

app.post('/drinks', async (c) => {
  console.log(`The slip says: ${c.req.header('traceparent') ?? 'nothing'}`);
  const drink = await make(await c.req.json<Order>());
  return c.json(drink);
});

// TODO 1: the way out, for SIGTERM and for SIGINT: the requests in hand, and then the spans.
const server = listen(app);
process.once('SIGTERM', () => server.close());
