import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { lookInStock, type RushOrder } from '#bar';
import { Service, type Open } from './service.ts';

export interface Stock {
  /** The ordered drinks that are sold out. */
  soldOut: string[];
}

/** The stock knows what is left. You need not change anything in here. */
export function startStock(exporter: SpanExporter): Promise<Open> {
  const stock = new Service('stock', exporter);

  stock.post('/stock', async (call) => {
    const order = await call.req.json<RushOrder>();
    return call.json<Stock>({ soldOut: await lookInStock(order) });
  });

  return stock.open();
}
