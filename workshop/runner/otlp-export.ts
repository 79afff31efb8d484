import { ExportResultCode, parseKeyPairsIntoRecord, type ExportResult } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { Backend } from './process.ts';

/** Sends spans to a backend. Resolves with a sentence on what came of it, and never rejects. */
export async function exportTo(
  { endpoint, headers }: Backend,
  spans: ReadableSpan[],
): Promise<string> {
  const exporter = new OTLPTraceExporter({
    url: new URL('v1/traces', endpoint.replace(/\/*$/, '/')).href,
    headers: parseKeyPairsIntoRecord(headers),
    timeoutMillis: 5000,
  });
  const { code, error } = await new Promise<ExportResult>((done) => exporter.export(spans, done));
  await exporter.shutdown();
  if (code === ExportResultCode.SUCCESS) return `Sent to ${endpoint}: ${spans.length} spans.`;
  const why = error?.message || (error as NodeJS.ErrnoException | undefined)?.code || 'no answer';
  return `The spans could not be sent to ${endpoint}: ${why}\nTo start a backend: npm run backend`;
}
