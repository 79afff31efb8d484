import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { request } from 'node:http';
import { journal } from '#bar';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** A guest whose own app has begun the trace, so that it is known whose order a line is about. */
export interface Guest {
  id: number;
  drink: string;
  traceId: string;
  sampled: boolean;
}

/** They all come at the same time, and no two of them want the same. */
export const guests: Guest[] = ['mocha', 'cortado', 'flat white', 'espresso'].map((drink, i) => ({
  id: 11 + 2 * i,
  drink,
  traceId: `c0ffee${i + 1}1`.padEnd(32, '5eed'),
  sampled: i !== 2,
}));

/** A line that speaks of another trace than its own, and one from outside of every trace. */
export const mention = JSON.stringify({
  service: 'counter',
  msg: `the guest of ${guests[0]!.traceId} wants the money back`,
  trace_id: guests[1]!.traceId,
  span_id: '00f067aa0ba902b7',
});
export const gossip = JSON.stringify({ service: 'counter', msg: 'it rains' });

/** What became of the guests, and what the two functions found. */
export interface Evening {
  refused: string[];
  lines: string[];
  /** What `linesOf` returned for each guest, in their order. */
  found: unknown[];
  /** The span that `spanOf` returned for each line. */
  back: unknown[];
  /** The spans that were there to be found. */
  spans: { traceId: string; spanId: string; service: string; name: string }[];
}

export const scenarios: Record<string, Scenario> = {
  async guests(lesson, exporter): Promise<Evening> {
    const { open, linesOf, spanOf } = functionsOf(lesson);
    const { spans, listening } = overhear(exporter);
    const bar = await open(listening);
    const statuses = await Promise.all(guests.map((guest) => visit(bar.counter, guest)));
    await bar.close();
    const lines = [...journal.lines, mention, gossip];
    return {
      refused: guests.filter((_, i) => statuses[i] !== 200).map(({ drink }) => drink),
      lines,
      found: guests.map(({ traceId }) => attempt(() => linesOf(traceId, [...lines]))),
      back: lines.map((line) => attempt(() => said(spanOf(line, [...spans])))),
      spans: spans.map((span) => said(span)!),
    };
  },

  async show(lesson, exporter) {
    const { linesOf, spanOf } = functionsOf(lesson);
    const { spans, listening } = overhear(exporter);
    await lesson.run(listening);
    const { lines } = journal;
    const traceIds = new Set(byStart(spans).map((span) => span.spanContext().traceId));
    const told = [...traceIds].map((traceId) => ({ traceId, found: linesOf(traceId, lines) }));
    const placed = new Set(told.flatMap(({ found }) => found));

    console.log('Lines that belong to no trace:');
    for (const service of ['counter', 'kitchen']) {
      const own = lines.filter((line) => !placed.has(line) && line.includes(`"${service}"`));
      for (const line of own) console.log(withoutTime(line));
    }
    for (const [i, { traceId, found }] of told.entries()) {
      if (found.length === 0) continue;
      console.log(`\nLines of trace ${i + 1}, ${traceId}:`);
      for (const line of found) console.log(described(line, spanOf(line, spans)));
    }
  },
};

type SpanOf = (line: string, spans: ReadableSpan[]) => ReadableSpan | undefined;

function functionsOf({ openBar, linesOf, spanOf }: Answer) {
  for (const [name, value] of Object.entries({ openBar, linesOf, spanOf })) {
    if (typeof value === 'function') continue;
    throw new TypeError(`lesson.ts does not export a function named \`${name}\``);
  }
  return {
    open: openBar as (exporter: unknown) => Promise<{ counter: string; close(): Promise<void> }>,
    linesOf: linesOf as (traceId: string, lines: string[]) => string[],
    spanOf: spanOf as SpanOf,
  };
}

/** The exporter with an ear at the door: what it was given is kept. */
function overhear(exporter: RecordingExporter) {
  const spans: ReadableSpan[] = [];
  const listening: RecordingExporter = Object.create(exporter, {
    export: {
      value(...[batch, done]: Parameters<RecordingExporter['export']>) {
        spans.push(...batch);
        exporter.export(batch, done);
      },
    },
    forceFlush: { value: () => exporter.forceFlush() },
    shutdown: { value: () => exporter.shutdown() },
  });
  return { spans, listening };
}

/** Real HTTP, outside of every context. Resolves with the status; 0 if the connection broke. */
function visit(counter: string, { id, drink, traceId, sampled }: Guest): Promise<number> {
  const traceparent = `00-${traceId}-b7ad6b7169203331-0${Number(sampled)}`;
  return new Promise((resolve) => {
    const call = request(`${counter}/orders`, {
      method: 'POST',
      agent: false,
      headers: { traceparent, 'content-type': 'application/json' },
    });
    call.on('response', (response) => {
      response.resume().on('close', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', () => resolve(0));
    call.end(JSON.stringify({ id, drink }));
  });
}

function attempt(find: () => unknown): unknown {
  try {
    return find();
  } catch (error) {
    return { threw: String(error) };
  }
}

function said(span: ReadableSpan | undefined) {
  if (!span) return null;
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    service: String(span.resource.attributes['service.name']),
    name: span.name,
  };
}

function byStart(spans: ReadableSpan[]): ReadableSpan[] {
  const time = ({ startTime: [seconds, nanoseconds] }: ReadableSpan) => seconds + nanoseconds / 1e9;
  return spans.toSorted((a, b) => time(a) - time(b));
}

/** A line as it is, but for two fields of pino's that this lesson does not speak of. */
function withoutTime(line: string): string {
  return line.replace(/"(level|time)":\d+,/g, '');
}

/** A line in words, with its span, and whether the span has it as an event. */
function described(line: string, span: ReadableSpan | undefined): string {
  const { service, msg } = JSON.parse(line);
  const event = span?.events.some(({ name }) => name === msg) ? 'and an event on it' : '';
  return `${service}  ${msg.padEnd(18)}${(span?.name ?? '(no span)').padEnd(14)}${event}`.trimEnd();
}
