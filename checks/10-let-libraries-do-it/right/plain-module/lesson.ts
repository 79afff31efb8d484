import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { oneLatte } from '#bar';
import { openBar, type Start } from '#programs';
import { receive } from '#receive';

export function run(exporter: SpanExporter): Promise<void> {
  const backend = receive((spans) => exporter.export(spans, () => {}));
  return backend
    .then(({ url }) =>
      openBar(import.meta.dirname, {
        counter: program('counter', url),
        kitchen: program('kitchen', url),
      }),
    )
    .then((bar) => bar.order(oneLatte).finally(() => bar.close()))
    .then((drink) => console.log(drink))
    .finally(() => backend.then((open) => open.close()))
    .then(() => exporter.shutdown());
}

function program(name: string, url: string): Start {
  return {
    nodeOptions: [`--import=${new URL('telemetry.mjs', import.meta.url).href}`],
    env: {
      OTEL_RESOURCE_ATTRIBUTES: `service.name=${name},deployment.environment.name=test`,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/v1/traces`,
      OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
    },
  };
}
