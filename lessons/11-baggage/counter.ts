import { httpInstrumentationMiddleware } from '@hono/otel';
import { propagation, trace } from '@opentelemetry/api';
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
  // TODO 1: put the table and the tier into baggage as well, and nothing else. Ask the kitchen in a
  // context with this baggage (`propagation.createBaggage`, `propagation.setBaggage` and
  // `context.with` from `@opentelemetry/api`).
  const drink = await askKitchen(order);
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
