import { context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { rushHour, type RushOrder } from '#bar';
import { startCounter, type Served } from './counter.ts';
import { startKitchen } from './kitchen.ts';
import { startStock } from './stock.ts';
import { startTill } from './till.ts';

/** Two tables order at the same moment. You need not change anything in here. */
export async function run(exporter: SpanExporter): Promise<void> {
  const bar = await openBar(exporter);
  const served = await Promise.all(rushHour.map((order) => serve(bar, order)));
  for (const text of served) console.log(text);
  await bar.close();
}

async function serve({ counter }: Bar, order: RushOrder): Promise<string> {
  const body = JSON.stringify(order);
  const response = await fetch(`${counter}/orders`, { method: 'POST', body });
  if (!response.ok) return `Table ${order.id} was told ${response.status}`;
  const { cups, bill, total } = (await response.json()) as Served;
  const sum = bill.map(({ price }) => euros(price)).join(' + ');
  return `Table ${order.id} got ${cups.join(', ')} for ${sum} = ${euros(total)}`;
}

function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}

export interface Bar {
  /** Where the counter listens. */
  counter: string;
  close(): Promise<void>;
}

/** Opens the four services. In production, each would be a program of its own. */
export async function openBar(exporter: SpanExporter): Promise<Bar> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());

  const [stock, till, kitchen] = await Promise.all([
    startStock(exporter),
    startTill(exporter),
    startKitchen(exporter),
  ]);
  const urls = { stock: stock.url, till: till.url, kitchen: kitchen.url };
  const counter = await startCounter(exporter, urls);
  return {
    counter: counter.url,
    async close() {
      await Promise.all([counter, stock, till, kitchen].map((service) => service.close()));
    },
  };
}
