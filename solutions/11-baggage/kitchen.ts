import { httpInstrumentationMiddleware } from '@hono/otel';
import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
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
      span.setAttributes(guestAttributes());
      if (order.milk === 'oat') await orderOatMilk();
      await makeDrink(order);
      return { drink: order.drink, milk: order.milk };
    } finally {
      span.end();
    }
  });
  return c.json(drink);
});

/** Reads two entries by name, because anybody may have written the others. */
function guestAttributes(): Attributes {
  const baggage = propagation.getActiveBaggage();
  return {
    'coffee.table': baggage?.getEntry('coffee.table')?.value,
    'coffee.guest.tier': baggage?.getEntry('coffee.guest.tier')?.value,
  };
}

/** The oat milk comes from another company. */
async function orderOatMilk(): Promise<void> {
  // The library injects the baggage of the active context into every request. This context has
  // none, but it still has the span, for `traceparent`.
  const withoutBaggage = propagation.deleteBaggage(context.active());
  const response = await context.with(withoutBaggage, () =>
    fetch(`${process.env.SUPPLIER_URL}/cartons`, { method: 'POST' }),
  );
  console.log(await response.text());
}

closeOnSignal(listen(app));
