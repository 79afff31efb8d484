import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { startCounter } from './counter.ts';
import { startKitchen } from './kitchen.ts';

export async function run(exporter: SpanExporter): Promise<void> {
  const { counter, close } = await openBar(exporter);
  const body = JSON.stringify({ id: 1, drink: 'latte' });
  const response = await fetch(`${counter}/orders`, { method: 'POST', body });
  console.log(await response.json());
  await close();
}

/** The counter's `NodeSDK` registers the context manager and the propagators for the process. */
export async function openBar(exporter: SpanExporter) {
  const kitchen = await startKitchen(exporter);
  const counter = await startCounter(exporter, kitchen.url);
  return {
    counter: counter.url,
    kitchen: kitchen.url,
    close: () => counter.close().then(kitchen.close),
  };
}
