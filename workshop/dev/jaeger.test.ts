import { SpanKind } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { describe, expect, test } from 'vitest';
import { run } from '../../solutions/06-propagation/lesson.ts';
import type { ReceivedSpan } from '../otlp/trace-request.ts';
import { askJaeger, readTrace } from './jaeger.ts';

/**
 * `npm run test:jaeger`: sends the trace of lesson 6 to the Jaeger at `JAEGER_URL`, and reads it
 * back from there. Traces go to `OTEL_EXPORTER_OTLP_ENDPOINT`, or port 4318 of the same host.
 */
const jaeger = process.env.JAEGER_URL!;
const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? withPort(jaeger, '4318');

/** The trace of lesson 6 from its root down: each span is the child of the one before. */
const expected = [
  'counter: POST /orders, SERVER',
  'counter: POST /drinks, CLIENT',
  'kitchen: POST /drinks, SERVER',
  'kitchen: make latte, INTERNAL',
];

describe('a real Jaeger', () => {
  let traceId = '';
  let stored: ReceivedSpan[] = [];

  test('takes the trace of lesson 6', async () => {
    traceId = await send();
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  test('gives all its spans back', async () => {
    // It stores what it has taken a moment later.
    await expect
      .poll(async () => (stored = await readTrace(traceId)).length, { timeout: 20_000 })
      .toBe(expected.length);
  });

  test('has every parent in place, with names, kinds and services', () => {
    expect(chain(stored)).toEqual(expected);
  });

  test('lists both services', async () => {
    const { services } = (await askJaeger('/api/v3/services')) as { services: string[] };
    expect(services).toEqual(expect.arrayContaining(['counter', 'kitchen']));
  });
});

function withPort(url: string, port: string): string {
  return Object.assign(new URL('/', url), { port }).origin;
}

/** Runs the solution of lesson 6 with the exporter that anybody would use. */
async function send(): Promise<string> {
  const otlp = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  let sent = '';
  let failed: Error | undefined;
  const exporter: SpanExporter = {
    export(spans, done) {
      sent = spans[0]?.spanContext().traceId ?? sent;
      otlp.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) failed ??= result.error;
        done(result);
      });
    },
    forceFlush: () => otlp.forceFlush(),
    shutdown: () => otlp.shutdown(),
  };
  await run(exporter);
  if (failed) throw failed;
  return sent;
}

/** The spans from the root down, as long as each has one child. */
function chain(spans: ReceivedSpan[]): string[] {
  const found: string[] = [];
  let above: string | undefined;
  for (;;) {
    const next = spans.filter((span) => span.parentSpanContext?.spanId === above);
    if (next.length !== 1 || found.length === spans.length) return found;
    const { name, kind, resource, spanContext } = next[0]!;
    found.push(`${resource.attributes['service.name']}: ${name}, ${SpanKind[kind]}`);
    above = spanContext().spanId;
  }
}
