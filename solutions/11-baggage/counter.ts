import { httpInstrumentationMiddleware } from '@hono/otel';
import { context, propagation, trace } from '@opentelemetry/api';
import { Hono } from 'hono';
import { writeSlip, type KitchenOrder, type TableOrder } from '#bar';
import { addressOf, listen } from './service.ts';
import { closeOnSignal } from './telemetry.ts';

const app = new Hono();
app.use(httpInstrumentationMiddleware());

app.post('/orders', async (c) => {
  const order = await c.req.json<TableOrder>();
  trace.getActiveSpan()?.setAttributes({
    'coffee.order.id': order.id,
    'coffee.table': order.table,
    'coffee.guest.tier': order.guest.tier,
  });
  await writeSlip(order);
  // New baggage with only the two entries that the kitchen needs. Everybody who gets it can read
  // all of it. Baggage that came with the guest's own request was written by a stranger.
  const baggage = propagation.createBaggage({
    'coffee.table': { value: order.table },
    'coffee.guest.tier': { value: order.guest.tier },
  });
  // `setBaggage` returns a new context. Whatever is called in it finds the baggage.
  const here = propagation.setBaggage(context.active(), baggage);
  const drink = await context.with(here, () => askKitchen(order));
  return c.json(drink);
});

/** Tells the kitchen what to make, but not for whom. */
async function askKitchen({ id, drink, milk }: KitchenOrder): Promise<object> {
  console.log(`The counter's baggage: ${namesInBaggage()}`);
  const url = `${await addressOf('kitchen')}/drinks`;
  const body = JSON.stringify({ id, drink, milk });
  const response = await fetch(url, { method: 'POST', body });
  return response.json() as Promise<object>;
}

/** The names in the baggage of the active context. */
function namesInBaggage(): string {
  const entries = propagation.getActiveBaggage()?.getAllEntries() ?? [];
  return entries.map(([name]) => name).join(', ') || 'empty';
}

closeOnSignal(listen(app));
