import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { oneLatte } from '#bar';
import { openBar } from '#programs';
import { receive } from '#receive';

export async function run(exporter: SpanExporter): Promise<void> {
  const backend = await receive((spans) => exporter.export(spans, () => {}));

  const start = (service: string) => ({
    // Loaded before the program and everything that it imports.
    nodeOptions: ['--import', './telemetry.ts'],
    env: {
      OTEL_SERVICE_NAME: service,
      OTEL_EXPORTER_OTLP_ENDPOINT: backend.url,
      // `NodeSDK` sends metrics and logs as well, unless it is told not to.
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
    },
  });
  const bar = await openBar(import.meta.dirname, {
    counter: start('counter'),
    kitchen: start('kitchen'),
  });

  console.log(`The guest gets: ${await bar.order(oneLatte)}`);
  await bar.close();
  await backend.close();
  await exporter.shutdown();
}
