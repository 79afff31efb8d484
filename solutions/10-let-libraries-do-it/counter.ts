import { httpInstrumentationMiddleware } from '@hono/otel';
import { Hono } from 'hono';
import { writeSlip, type Order } from '#bar';
import { addressOf, listen } from './service.ts';
import { closeOnSignal } from './telemetry.ts';

const app = new Hono();
app.use(httpInstrumentationMiddleware());

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

closeOnSignal(listen(app));
