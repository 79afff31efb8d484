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

  // TODO 2: look at the picture. Which call is made more often than needed?
  // TODO 3: look again. Which calls start later than they could?
  counter.post('/orders', async (call) => {
    const order = await call.req.json<RushOrder>();

    const { soldOut } = await counter.ask<Stock>(`${urls.stock}/stock`, order);
    if (soldOut.length > 0) return call.json({ soldOut }, 409);

    const bill = await askTill(order);
    const cups = await askKitchen(order);
    const total = bill.reduce((sum, { price }) => sum + price, 0);
    return call.json<Served>({ cups, bill, total });
  });

  async function askTill({ drinks }: RushOrder): Promise<Served['bill']> {
    const bill: Served['bill'] = [];
    for (const drink of drinks) {
      const { prices } = await counter.ask<Prices>(`${urls.till}/prices`, { drinks: [drink] });
      bill.push({ drink, price: prices[drink]! });
    }
    return bill;
  }

  async function askKitchen(order: RushOrder): Promise<string[]> {
    const { cups } = await counter.ask<Drinks>(`${urls.kitchen}/drinks`, order);
    return cups;
  }

  return counter.open();
}
