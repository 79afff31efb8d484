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

/** The till is asked at once, the kitchen when the stock has answered. */
export function startCounter(
  exporter: SpanExporter,
  urls: { stock: string; till: string; kitchen: string },
): Promise<Open> {
  const counter = new Service('counter', exporter);

  counter.post('/orders', (call) =>
    call.req.json<RushOrder>().then((order) => {
      const { drinks } = order;
      const bill = counter
        .ask<Prices>(`${urls.till}/prices`, { drinks: [...new Set(drinks)] })
        .then(({ prices }) => drinks.map((drink) => ({ drink, price: prices[drink]! })));
      const made = counter
        .ask<Stock>(`${urls.stock}/stock`, order)
        .then<Stock | Drinks>(({ soldOut }) =>
          soldOut.length > 0 ? { soldOut } : counter.ask<Drinks>(`${urls.kitchen}/drinks`, order),
        );
      // Of what is not on the menu the till knows no price: the stock's answer counts.
      bill.catch(() => {});
      return made.then(async (answer): Promise<Response> => {
        if ('soldOut' in answer) return call.json(answer, 409);
        let total = 0;
        for (const { price } of await bill) total += price;
        return call.json<Served>({ cups: answer.cups, bill: await bill, total });
      });
    }),
  );

  return counter.open();
}
