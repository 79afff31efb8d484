import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { openPrograms } from '#programs';
import { receive } from '#receive';
import { openPublisher } from './publisher.ts';
import type { Loan } from './store.ts';

/** One of these readers gave no address. */
const loans: Loan[] = [
  { book: 'b-1', reader: 'r-17' },
  { book: 'b-2', reader: 'r-4', email: 'ada@example.org' },
  { book: 'b-3', reader: 'r-29', email: 'linus@example.org' },
];

export async function run(exporter: SpanExporter): Promise<void> {
  const backend = await receive((spans) => exporter.export(spans, () => {}));
  const publisher = await openPublisher();

  const start = (service: string) => ({
    nodeOptions: ['--import', './telemetry.ts'],
    env: {
      OTEL_SERVICE_NAME: service,
      // Without `process`, which would send the whole command line.
      OTEL_NODE_RESOURCE_DETECTORS: 'env,host,serviceinstance',
      OTEL_EXPORTER_OTLP_ENDPOINT: backend.url,
      // A shutdown has five seconds here, and the default for a backend that is away is ten.
      OTEL_EXPORTER_OTLP_TIMEOUT: '2000',
      // Room for the largest burst.
      OTEL_BSP_MAX_QUEUE_SIZE: '10000',
      // Not wanted: the backend takes traces alone.
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      // Without `baggage`: the publisher is another company.
      OTEL_PROPAGATORS: 'tracecontext',
      PUBLISHER_URL: publisher.url,
    },
  });
  const programs = await openPrograms(import.meta.dirname, {
    loans: start('loans'),
    catalog: start('catalog'),
  });

  for (const loan of loans) {
    const response = await fetch(`${programs.urls.loans}/loans`, {
      method: 'POST',
      // The library's app sends this along.
      headers: { baggage: 'library.card=0417' },
      body: JSON.stringify(loan),
    });
    console.log(`The reader gets: ${await response.text()}`);
  }
  await programs.close();
  await publisher.close();
  await backend.close();
  await exporter.shutdown();
}
