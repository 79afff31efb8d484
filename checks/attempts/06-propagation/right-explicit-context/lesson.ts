import { propagation } from '@opentelemetry/api';
import {
  CompositePropagator,
  W3CBaggagePropagator,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { startCounter } from './counter.ts';
import { startKitchen } from './kitchen.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const bar = await openBar(exporter);
  const body = JSON.stringify({ id: 1, drink: 'latte' });
  await fetch(`${bar.counter}/orders`, { method: 'POST', body });
  await bar.close();
}

/** No context manager at all: every context is handed on by hand. */
export async function openBar(exporter: SpanExporter) {
  propagation.setGlobalPropagator(
    new CompositePropagator({
      propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()],
    }),
  );
  const kitchen = await startKitchen(exporter);
  const counter = await startCounter(exporter, kitchen.url);
  const close = () => Promise.all([counter.close(), kitchen.close()]);
  return { counter: counter.url, kitchen: kitchen.url, close };
}
