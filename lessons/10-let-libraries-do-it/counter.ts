import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { addressOf, listen } from './service.ts';

const app = new Hono();
// TODO 4: add `httpInstrumentationMiddleware` of `@hono/otel`: a SERVER span for every request.

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

// TODO 1: on SIGTERM and SIGINT, answer the requests in progress, and then shut the SDK down.
const server = listen(app);
process.on('SIGTERM', () => server.close());
