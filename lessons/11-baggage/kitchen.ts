import { httpInstrumentationMiddleware } from '@hono/otel';
import { trace } from '@opentelemetry/api';
import { Hono } from 'hono';
import { makeDrink, type KitchenOrder } from '#bar';
import { listen } from './service.ts';
import { closeOnSignal } from './telemetry.ts';

const tracer = trace.getTracer('kitchen');

const app = new Hono();
app.use(httpInstrumentationMiddleware());

app.post('/drinks', async (c) => {
  console.log(`The kitchen reads: ${c.req.header('baggage') ?? 'no baggage'}`);
  const order = await c.req.json<KitchenOrder>();
  const drink = await tracer.startActiveSpan('make drink', async (span) => {
    try {
      span.setAttribute('coffee.order.id', order.id);
      // TODO 3: copy the table and the tier from the baggage to this span, each by its name
      // (`propagation.getActiveBaggage` from `@opentelemetry/api`).
      if (order.milk === 'oat') await orderOatMilk();
      await makeDrink(order);
      return { drink: order.drink, milk: order.milk };
    } finally {
      span.end();
    }
  });
  return c.json(drink);
});

/** The oat milk comes from another company. */
async function orderOatMilk(): Promise<void> {
  // TODO 4: the library also writes the baggage into this request. Call `fetch` in a context
  // without baggage (`propagation.deleteBaggage` and `context.with` from `@opentelemetry/api`).
  const response = await fetch(`${process.env.SUPPLIER_URL}/cartons`, { method: 'POST' });
  console.log(await response.text());
}

closeOnSignal(listen(app));
