import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { addressOf, listen } from './service.ts';

const app = new Hono();
// TODO 4: a SERVER span for every request, by `httpInstrumentationMiddleware` of `@hono/otel`.

app.post('/orders', async (c) => {
  const order = await c.req.json<Order>();
  await writeSlip(order);
  const drink = await askKitchen(order);
  return c.json(drink);
});

async function askKitchen(order: Order): Promise<object> {
  const url = `${await addressOf('kitchen')}/drinks`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
  return response.json() as Promise<object>;
}

// TODO 1: the way out, for SIGTERM and for SIGINT: the requests in hand, and then the spans.
const server = listen(app);
process.once('SIGTERM', () => server.close());
