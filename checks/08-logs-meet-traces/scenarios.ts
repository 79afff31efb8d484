import { context, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { journal } from '#bar';
import type { RecordingExporter } from '../../workshop/runner/recording-exporter.ts';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';

/** A guest whose own app has started the trace, so that we know whose order a line is about. */
export interface Guest {
  id: number;
  drink: string;
  traceId: string;
  sampled: boolean;
}

/**
 * No two of them want the same drink. Five come at the same time, two of them with one number; the
 * last one comes when they have gone, and has the number of the first.
 */
export const guests: Guest[] = [
  { id: 11, drink: 'mocha' },
  { id: 13, drink: 'cortado' },
  { id: 15, drink: 'flat white' },
  { id: 17, drink: 'espresso' },
  { id: 13, drink: 'americano' },
  { id: 11, drink: 'ristretto' },
].map((order, i) => ({
  ...order,
  traceId: `c0ffee${i + 1}1`.padEnd(32, '5eed'),
  sampled: i !== 2,
}));
const last = guests.length - 1;

/** What is said without attributes, by whom, and in which span. */
export const till = {
  msg: 'the till rings: a guest who pays for a whole table wants to know what each of the drinks has cost',
  service: 'till',
  name: 'ring',
};
/** What it says outside any span, with the same attributes. */
export const tillIsClosed = 'the till is closed';
/** The attribute of the line before it, in the same span. */
export const change = 'coffee.change';
const [first, second] = guests as [Guest, Guest];

/** Lines of other services and other days, which are JSON as well. */
const archive = [
  `{"service":"counter","msg":"the guest of ${first.traceId} wants the money back","trace_id":"${second.traceId}","span_id":"00f067aa0ba902b7"}`,
  '{"service":"counter","msg":"it rains"}',
  `{"service":"till","time":9,"msg":"paid","trace_id":"${first.traceId}","span_id":"00f067aa0ba902b7","trace_flags":"01"}`,
  `{ "service": "stock", "time": 5, "trace_id": "${first.traceId}", "msg": "written with spaces, and earlier" }`,
  `{"service":"till","msg":"caf\\u00e9 \\"au lait\\"","trace_\\u0069d":"${first.traceId}"}`,
  `{"service":"till","msg":"said twice","trace_id":"${first.traceId}"}`,
  `{"service":"till","msg":"said twice","trace_id":"${first.traceId}"}`,
  `{"service":"till","before":{"trace_id":"${second.traceId}"},"msg":"another trace in another field","trace_id":"${first.traceId}"}`,
  `{"service":"till","before":{"trace_id":"${first.traceId}"},"linked":"${first.traceId}","msg":"the trace in other fields","trace_id":"${second.traceId}"}`,
  `{"service":"till","before":{"trace_id":"${first.traceId}"},"msg":"the trace in another field, and none of its own"}`,
  `{"service":"till","msg":"read: {\\"trace_id\\":\\"${first.traceId}\\"}","trace_id":"${second.traceId}"}`,
  '{"service":"stock","msg":"from another library","trace_id":7,"span_id":null}',
  `{"service":"till","msg":"an id with the same beginning","trace_id":"${first.traceId.slice(0, -1)}0"}`,
];

interface SpanName {
  traceId: string;
  spanId: string;
  service: string;
  name: string;
}

/** What `spanOf` was asked, and what it returned. */
export interface Way {
  line: string;
  wanted?: SpanName | undefined;
  found?: SpanName | undefined;
  /** What it did that no right answer does, in words. */
  odd?: string | undefined;
  /** What is special about the spans that it was given. */
  given: string;
}

/** What happened to the guests, and what the two functions found. */
export interface Evening {
  refused: string[];
  lines: string[];
  /** What `linesOf` returned for these lines. */
  searches: { traceId: string; lines: string[]; found: unknown; changed: boolean }[];
  ways: Way[];
  /** The spans that were there to be found. */
  spans: SpanName[];
  /** Events that have a time before the start of their span. */
  early: string[];
}

export const scenarios: Record<string, Scenario> = {
  async guests(lesson, exporter): Promise<Evening> {
    const { open, linesOf, spanOf } = functionsOf(lesson);
    const { spans, listening } = overhear(exporter);
    const bar = await open(listening);
    const statuses = await Promise.all(
      guests.slice(0, last).map((guest) => visit(bar.counter, guest)),
    );
    statuses.push(await visit(bar.counter, guests[last]!));
    await ringTheTill(listening);
    await bar.close();
    const own = [...journal.lines];
    const search = (traceId: string, lines: string[]) => {
      const given = [...lines];
      const found = attempt(() => linesOf(traceId, given));
      return { traceId, lines, found, changed: !same(given, lines) };
    };
    return {
      refused: guests.filter((_, i) => statuses[i] !== 200).map(({ drink }) => drink),
      lines: own,
      searches: [
        ...guests.map(({ traceId }) => search(traceId, own)),
        search(first.traceId, [...own, ...archive]),
        search(first.traceId, archive.slice(3)),
        search(second.traceId, archive),
        search(first.traceId, []),
      ],
      ways: waysBack(spanOf, own, spans),
      spans: spans.map(nameOf),
      early: spans.flatMap((span) =>
        span.events
          .filter(({ time }) => seconds(time) < seconds(span.startTime))
          .map(({ name }) => name),
      ),
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

    console.log('Lines that `linesOf` finds in no trace:');
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

/** The exporter, with a copy kept of everything that it gets. */
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

/** Says something with and without attributes, in one span, if the log asks what is active. */
async function ringTheTill(exporter: SpanExporter): Promise<void> {
  const folder = dirname(process.argv[1]!);
  const { createLog } = await import(pathToFileURL(join(folder, 'log.ts')).href);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': till.service }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  const span = provider.getTracer('till').startSpan(till.name, { kind: SpanKind.SERVER });
  context.with(trace.setSpan(ROOT_CONTEXT, span), () => {
    // Some answers pass the span or the context as an argument. Then it cannot be done from here.
    if (!trace.getActiveSpan() || createLog.length !== 1) return;
    const log = createLog(till.service);
    const attributes = { [change]: 3 };
    log('the till is open', attributes);
    log(till.msg);
    log(till.msg);
    context.with(ROOT_CONTEXT, () => log(tillIsClosed, attributes));
  });
  span.end();
}

/** What is said of a list that has grown since it was given for the first time. */
export const laterSpans = 'More spans had come to the same array by then. ';

/** Asks `spanOf` for the spans of these lines and of others. */
function waysBack(spanOf: SpanOf, own: string[], spans: ReadableSpan[]): Way[] {
  const ask = (line: string, list: ReadableSpan[], given = '', copy = [...list]): Way => {
    const { trace_id, span_id } = parsed(line);
    const wanted = list.find((span) => {
      const { traceId, spanId } = span.spanContext();
      return traceId === trace_id && spanId === span_id;
    });
    const found = attempt(() => spanOf(line, copy));
    const known = list.find((span) => span === found);
    let odd: string | undefined;
    if (found === null) odd = 'returned `null`';
    else if (isThrown(found)) odd = `threw ${JSON.stringify(found.threw)}`;
    else if (found && !known) odd = 'returned something that is not one of the spans it was given';
    else if (!same(copy, list)) odd = 'changed the list of spans that it was given';
    const name = (span: ReadableSpan | undefined) => span && nameOf(span);
    return { line, wanted: name(wanted), found: name(known), odd, given };
  };
  const last = spans.at(-1);
  if (!last) return own.map((line) => ask(line, spans));
  const { traceId, spanId } = last.spanContext();
  const fields = [
    `"trace_id":"${traceId}"`,
    `"span_id":"${spanId}"`,
    `"before":{"trace_id":"${traceId}","span_id":"${spanId}"}`,
    `"before":{"trace_id":"${traceId}","span_id":"${spanId}"},"trace_id":"${second.traceId}","span_id":"00f067aa0ba902b7"`,
    `"before":{"trace_id":"${second.traceId}","span_id":"00f067aa0ba902b7"},"trace_id":"${traceId}","span_id":"${spanId}"`,
  ];
  const others = fields.map((some) => `{"service":"till","msg":"of ${traceId} ${spanId}",${some}}`);
  const lines = [...own, ...archive, ...others];
  // Another trace may have the same span id: only both ids together name a span.
  const twins = spans.map((span): ReadableSpan => {
    const spanContext = () => ({ ...span.spanContext(), traceId: 'decaf'.padEnd(32, '0ff') });
    return Object.create(span, { spanContext: { value: spanContext } });
  });
  // An exporter has one list, which grows.
  const growing: ReadableSpan[] = [];
  const withoutSpans = own.map((line) => ask(line, [], 'It was given no spans. ', growing));
  growing.splice(0, Infinity, ...spans);
  return [
    ...withoutSpans,
    ...lines.map((line) => ask(line, spans)),
    ...own.map((line) => {
      const others = spans
        .filter((span) => span.spanContext().spanId !== parsed(line).span_id)
        .map((span) => Object.create(span, { parentSpanContext: { value: undefined } }));
      return ask(line, others, 'This time its span was not among those given. ');
    }),
    ...own.map((line) => {
      return ask(line, [...twins, ...spans], 'Another trace had a span with the same span id. ');
    }),
    ...own.map((line) => ask(line, spans, laterSpans, growing)),
  ];
}

function parsed(line: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}

function same(some: unknown[], others: unknown[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}

function attempt(find: () => unknown): unknown {
  try {
    return find();
  } catch (error) {
    return { threw: String(error) };
  }
}

function isThrown(found: unknown): found is { threw: string } {
  return typeof found === 'object' && found !== null && Object.hasOwn(found, 'threw');
}

function nameOf(span: ReadableSpan): SpanName {
  const { traceId, spanId } = span.spanContext();
  const service = String(span.resource.attributes['service.name']);
  return { traceId, spanId, service, name: span.name };
}

function byStart(spans: ReadableSpan[]): ReadableSpan[] {
  return spans.toSorted((a, b) => seconds(a.startTime) - seconds(b.startTime));
}

function seconds([whole, nanoseconds]: ReadableSpan['startTime']): number {
  return whole + nanoseconds / 1e9;
}

/** A line without two fields of pino's that this lesson is not about. */
function withoutTime(line: string): string {
  return line.replace(/"(level|time)":\d+,/g, '');
}

/** A line in words, with its span, and whether the span has it as an event. */
function described(line: string, span: ReadableSpan | undefined): string {
  const { service, msg } = JSON.parse(line);
  const event = span?.events.some(({ name }) => name === msg) ? 'and an event on it' : '';
  return `${service}  ${msg.padEnd(18)}${(span?.name ?? '(no span)').padEnd(14)}${event}`.trimEnd();
}
