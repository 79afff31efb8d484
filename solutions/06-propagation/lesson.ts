import { context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { oneLatte } from '#bar';
import { startCounter } from './counter.ts';
import { startKitchen } from './kitchen.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const bar = await openBar(exporter);
  const response = await fetch(`${bar.counter}/orders`, {
    method: 'POST',
    body: JSON.stringify(oneLatte),
  });
  console.log(`The guest gets: ${await response.text()}`);
  await bar.close();
}

export interface Bar {
  /** Where the counter listens. */
  counter: string;
  /** Where the kitchen listens. */
  kitchen: string;
  close(): Promise<void>;
}

/** Opens both services. In production, each would be a program of its own. */
export async function openBar(exporter: SpanExporter): Promise<Bar> {
  // A process has one context manager and one propagator, however many services run in it.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // Without a propagator, `inject` and `extract` do nothing and report nothing.
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());

  const kitchen = await startKitchen(exporter);
  const counter = await startCounter(exporter, kitchen.url);
  return {
    counter: counter.url,
    kitchen: kitchen.url,
    async close() {
      await Promise.all([counter.close(), kitchen.close()]);
    },
  };
}
