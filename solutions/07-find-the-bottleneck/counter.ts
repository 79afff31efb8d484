import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { RushOrder } from '#bar';
import type { Drinks } from './kitchen.ts';
import { Service, type Open } from './service.ts';
import type { Stock } from './stock.ts';
import type { Prices } from './till.ts';

/** What a table gets. Prices are in cents. */
export interface Served {
  cups: string[];
  /** A line for every cup. */
  bill: { drink: string; price: number }[];
  total: number;
}

export function startCounter(
  exporter: SpanExporter,
  urls: { stock: string; till: string; kitchen: string },
): Promise<Open> {
  const counter = new Service('counter', exporter);

  counter.post('/orders', async (call) => {
    const order = await call.req.json<RushOrder>();

    // The stock comes first: the kitchen must not make what is sold out.
    const { soldOut } = await counter.ask<Stock>(`${urls.stock}/stock`, order);
    if (soldOut.length > 0) return call.json({ soldOut }, 409);

    // Neither needs the other's answer. Promise.all awaits both, so no error goes unhandled.
    const [cups, bill] = await Promise.all([askKitchen(order), askTill(order)]);
    const total = bill.reduce((sum, { price }) => sum + price, 0);
    return call.json<Served>({ cups, bill, total });
  });

  async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
    // One call however many drinks there are: the round trip costs more than a longer list.
    const { prices } = await counter.ask<Prices>(`${urls.till}/prices`, { drinks });
    // The answer has each name once, but the bill has a line for every cup.
    return drinks.map((drink) => ({ drink, price: prices[drink]! }));
  }

  async function askKitchen(order: RushOrder): Promise<string[]> {
    const { cups } = await counter.ask<Drinks>(`${urls.kitchen}/drinks`, order);
    return cups;
  }

  return counter.open();
}
