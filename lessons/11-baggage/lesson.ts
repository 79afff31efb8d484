import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { gardenOrder, openSupplier } from '#bar';
import { openBar } from '#programs';
import { receive } from '#receive';

export async function run(exporter: SpanExporter): Promise<void> {
  const spans: ReadableSpan[] = [];
  const backend = await receive((batch) => {
    spans.push(...batch);
    exporter.export(batch, () => {});
  });
  const supplier = await openSupplier();

  const start = (service: string) => ({
    nodeOptions: ['--import', './telemetry.ts'],
    env: {
      OTEL_SERVICE_NAME: service,
      OTEL_EXPORTER_OTLP_ENDPOINT: backend.url,
      // TODO 2: these propagators are registered by `NodeSDK`. Let baggage travel as well.
      OTEL_PROPAGATORS: 'tracecontext',
      SUPPLIER_URL: supplier.url,
    },
  });
  const bar = await openBar(import.meta.dirname, {
    counter: start('counter'),
    kitchen: start('kitchen'),
  });

  console.log(`The guest gets: ${await bar.order(gardenOrder)}`);
  await bar.close();
  console.log(`Spans with the table: ${withTable(spans)}`);
  await supplier.close();
  await backend.close();
  await exporter.shutdown();
}

/** The spans that have the guest's table, written as `kitchen: make drink`. */
function withTable(spans: ReadableSpan[]): string {
  const found = spans.filter(({ attributes }) => attributes['coffee.table'] !== undefined);
  const names = found.map(
    ({ name, resource }) => `${resource.attributes['service.name']}: ${name}`,
  );
  return names.sort().join(', ') || 'none';
}
