import { SpanKind } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../solutions/06-propagation/lesson.ts';
import { Usage } from './lessons.ts';
import { decodeTraces, type ReceivedSpan } from './otlp.ts';

/** The trace of lesson 6 from its root down: each span is the child of the one before. */
const expected = [
  'counter: POST /orders, SERVER',
  'counter: POST /drinks, CLIENT',
  'kitchen: POST /drinks, SERVER',
  'kitchen: make latte, INTERNAL',
];

/**
 * `npm run test:jaeger`: sends the trace of lesson 6 to the Jaeger at `JAEGER_URL`, and reads it
 * back from there. Traces go to `OTEL_EXPORTER_OTLP_ENDPOINT`, or port 4318 of the same host.
 */
export async function jaeger(words: string[]): Promise<number> {
  if (words.length > 0) throw new Usage('`npm run test:jaeger` takes no words.');
  const url = process.env.JAEGER_URL;
  if (!url) {
    console.log(`Skipped: JAEGER_URL does not say where a Jaeger is. With Docker:
  docker compose up --detach --wait
  JAEGER_URL=http://127.0.0.1:16686 npm run test:jaeger`);
    console.log('0 passed, 0 failed, 1 skipped');
    return 0;
  }
  if (!URL.canParse(url)) throw new Usage(`JAEGER_URL is not a URL: ${url}`);
  const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? withPort(url, '4318');
  let sent: Sent | undefined;
  let stored: ReceivedSpan[] = [];
  return judge([
    [
      `the trace is taken at ${endpoint}`,
      async () => {
        sent = await send(endpoint);
        if (sent.failed) throw sent.failed;
      },
    ],
    [
      `${url} gives all its spans back`,
      async () => {
        stored = await readBack(url, sent?.traceId ?? '');
      },
    ],
    ['every parent is in place, with names, kinds and services', () => same(chain(stored))],
    [
      'both services are on the list',
      async () => {
        const { services } = (await ask(url, '/api/v3/services')) as { services?: string[] };
        for (const service of ['counter', 'kitchen']) {
          if (!services?.includes(service)) throw new Error(`not there: ${service}`);
        }
      },
    ],
  ]);
}

function withPort(url: string, port: string): string {
  return Object.assign(new URL('/', url), { port }).origin;
}

type Sentence = [says: string, holds: () => void | Promise<void>];

/** Says which sentences hold, up to the first that does not: the others stand on it. */
async function judge(sentences: Sentence[]): Promise<number> {
  for (const [i, [says, holds]] of sentences.entries()) {
    try {
      await holds();
      console.log(`✓ ${says}`);
    } catch (error) {
      const { message, cause } = error as Error;
      console.log(`✗ ${says}\n  ${message}${cause ? `: ${String(cause)}` : ''}`);
      console.log(`${i} passed, 1 failed, ${sentences.length - i - 1} skipped`);
      return 1;
    }
  }
  console.log(`${sentences.length} passed, 0 failed`);
  return 0;
}

interface Sent {
  traceId: string;
  failed?: Error;
}

/** Runs the solution of lesson 6 with the exporter that anybody would use. */
async function send(endpoint: string): Promise<Sent> {
  const otlp = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const sent: Sent = { traceId: '' };
  const exporter: SpanExporter = {
    export(spans, done) {
      sent.traceId = spans[0]?.spanContext().traceId ?? sent.traceId;
      otlp.export(spans, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) sent.failed ??= result.error;
        done(result);
      });
    },
    forceFlush: () => otlp.forceFlush(),
    shutdown: () => otlp.shutdown(),
  };
  await run(exporter);
  return sent;
}

/** Asks until all spans are there: Jaeger stores what it has taken a moment later. */
async function readBack(url: string, traceId: string): Promise<ReceivedSpan[]> {
  let spans: ReceivedSpan[] = [];
  for (let attempt = 0; attempt < 50; attempt++) {
    const { result } = (await ask(url, `/api/v3/traces/${traceId}`)) as { result?: unknown };
    // Jaeger answers in OTLP's JSON.
    if (result) ({ spans } = decodeTraces(Buffer.from(JSON.stringify(result)), 'json'));
    if (spans.length >= expected.length) break;
    await pause(200);
  }
  if (spans.length === expected.length) return spans;
  throw new Error(`${spans.length} spans instead of ${expected.length}`);
}

async function ask(url: string, path: string): Promise<unknown> {
  const response = await fetch(new URL(path, url));
  if (!response.ok && response.status !== 404)
    throw new Error(`${path} answers ${response.status}`);
  return response.json();
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

function same(found: string[]): void {
  if (found.join('\n') === expected.join('\n')) return;
  throw new Error(`from the root down: ${found.join(' > ') || 'nothing'}`);
}
