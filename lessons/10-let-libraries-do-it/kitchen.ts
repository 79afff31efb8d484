import { Hono } from 'hono';
import type { Order } from '#bar';
import { make } from './recipes.ts';
import { listen } from './service.ts';

const app = new Hono();
// TODO 4: add `httpInstrumentationMiddleware` of `@hono/otel`: a SERVER span for every request.

app.post('/drinks', async (c) => {
  console.log(`The slip says: ${c.req.header('traceparent') ?? 'nothing'}`);
  const drink = await make(await c.req.json<Order>());
  return c.json(drink);
});

// TODO 1: on SIGTERM and SIGINT, answer the requests in progress, and then shut the SDK down.
const server = listen(app);
process.on('SIGTERM', () => server.close());
