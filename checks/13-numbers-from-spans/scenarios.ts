import { ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { jams } from '#bar';
import type { Answer, Scenario } from '../../workshop/runner/scenario.ts';
import { parseMetrics, type Metrics } from './metrics-text.ts';

/** The three sorts of guests: those who begin a trace, and two with a trace of their own. */
export const callers = ['nobody', 'sampled', 'unsampled'] as const;
export type Caller = (typeof callers)[number];

/** A request that was sent, and what was seen of it from outside. */
export interface Sent {
  caller: Caller;
  method: string;
  /** The route of the counter that answers; none for a path that nobody knows. */
  route?: string;
  status: number;
  /** Seconds from before the request was sent until after its answer was read. */
  most: number;
  /** Seconds in which the machine worked for it, from its first try to its last. */
  least: number;
}

/** What `/metrics` answered. */
export interface Scrape {
  /** 0 if nobody answered. */
  status: number;
  type: string;
  text: string;
}

export interface DayResult {
  /** The host in the address that `openCounter` was given. */
  host: string;
  sent: Sent[];
  /** How many requests there should have been of each sort of guest, with their statuses. */
  wanted: Record<Caller, Record<string, number>>;
  /** Before anybody came, after each sort of guest, once more, and after `longRequest`. */
  scrapes: Record<'before' | Caller | 'again' | 'long', Scrape>;
  /** The seconds that really passed between the start and the end of `longRequest`. */
  passed: number;
  /** Attributes of the histogram whose value was an empty text. */
  empty: string[];
  /** Addresses other than the one that was given, at which somebody answers. */
  openTo: string[];
  /** `close` resolved, and then somebody still answered at `/metrics`. */
  openAfterClose: boolean;
  /** A reader of metrics, or the provider with it, was being shut down when `close` resolved. */
  readerShutdown: 'none' | 'begun' | 'done';
  /** The error that `openCounter` or `close` threw. */
  error?: string;
}

interface Address {
  host: string;
  port: number;
}

interface Counter {
  url: string;
  close(): Promise<void>;
}

interface Request {
  method: string;
  path: string;
  route?: string;
  body?: string;
  /** The id of the order, if the machine makes something for it. */
  id?: number;
  status: number;
}

/** What the trace ids of those callers begin with; the rest is random. */
export const traceIds: Partial<Record<Caller, string>> = {
  sampled: 'a'.repeat(16),
  unsampled: 'b'.repeat(16),
};

/** The order that is in progress when the counter is closed, and its trace, which its caller kept. */
const lastOrder = 90_001;
export const lastTrace = `${traceIds.sampled}${'c'.repeat(16)}`;

/** When the machine began to work on an order for the first time, and when it last stopped. */
const worked = new Map<number, { begin: number; end: number }>();

/** The machine has a button for none of them, and its error names the tea. */
const teas = ['tea', 'mint tea', 'green tea'];

/** What the guests of one sort ask for. Each sort has orders of its own. */
function requestsOf(first: number, orders: number): Request[] {
  const make = (id: number): Request => {
    // The first try jams for one, every try for the other.
    const jammed = id % jams.always === 0;
    const drink = id % 19 === 5 ? 'mocha' : 'espresso';
    const body = JSON.stringify({ id, drink });
    const route = '/orders';
    return { method: 'POST', path: route, route, body, id, status: jammed ? 503 : 201 };
  };
  const post = (body: string, status: number): Request => {
    return { method: 'POST', path: '/orders', route: '/orders', body, status };
  };
  const get = (path: string, status: number, route?: string): Request => {
    return { method: 'GET', path, status, ...(route && { route }) };
  };
  const times = (n: number, request: (i: number) => Request) =>
    Array.from({ length: n }, (_, i) => request(i));
  return [
    ...times(orders, (i) => make(first + i)),
    ...times(orders / 20, (i) =>
      post(JSON.stringify({ id: first + 5000 + i, drink: teas[i % teas.length] }), 500),
    ),
    ...times(orders / 25, (i) => post(i % 2 ? 'a latte, please' : '{}', 400)),
    ...times(orders / 10, (i) => get(`/orders/${first + 9000 + i}`, 404, '/orders/:id')),
    ...times(orders / 10, (i) => get(`/page-${first + i}?guest=${i}`, 404)),
    ...times(orders / 50, () => ({ ...get('/orders', 404), method: 'PUT' })),
  ];
}

/** A caller makes two requests in each of its traces, the second before the first is answered. */
function headersOf(caller: Caller, request: number): Record<string, string> {
  const start = traceIds[caller];
  if (!start) return {};
  const traceId = `${start}${(1 + (request >> 1)).toString(16).padStart(16, '0')}`;
  const spanId = randomBytes(8).toString('hex').replace(/^0/, '1');
  return { traceparent: `00-${traceId}-${spanId}-${caller === 'sampled' ? '01' : '00'}` };
}

/** Sends the requests, some at a time. The answers, in any order. */
async function sendAll(url: string, caller: Caller, requests: Request[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  const left = requests.entries();
  const guest = async () => {
    for (const [i, { method, path, route, body, id }] of left) {
      const begin = performance.now();
      let status = 0;
      try {
        const init = { method, headers: headersOf(caller, i), ...(body !== undefined && { body }) };
        const response = await fetch(`${url}${path}`, init);
        await response.text();
        ({ status } = response);
      } catch {
        // Status 0 says so.
      }
      // Whoever measures on the server when the answer has gone out is done by then.
      await nextTurn();
      await nextTurn();
      const most = (performance.now() - begin) / 1000;
      const work = worked.get(id ?? 0);
      const least = work ? (work.end - work.begin) / 1000 : 0;
      sent.push({ caller, method, ...(route && { route }), status, most, least });
    }
  };
  await Promise.all(Array.from({ length: 12 }, guest));
  return sent;
}

/** Reads `/metrics` as Prometheus does. Somebody who has only just begun to listen has a moment. */
export async function scrape({ host, port }: Address, patience = 2000): Promise<Scrape> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      const headers = { accept: 'text/plain;version=0.0.4', connection: 'close' };
      const response = await fetch(`http://${host}:${port}/metrics`, {
        headers,
        redirect: 'manual',
      });
      const type = response.headers.get('content-type') ?? '';
      return { status: response.status, type, text: await response.text() };
    } catch {
      if (performance.now() > end) return { status: 0, type: '', text: '' };
      await pause(50);
    }
  }
}

/** All that the histogram has counted. */
export function countIn({ samples }: Metrics): number {
  return samples
    .filter(({ name }) => name === 'http_server_request_duration_count')
    .reduce((sum, { value }) => sum + value, 0);
}

/** Reads until so many are counted. What is counted in a moment has that moment. */
async function scrapeUntil(at: Address, counted: number): Promise<Scrape> {
  for (let left = 20; ; left--) {
    const found = await scrape(at, 200);
    if (found.status === 0 || left === 0 || countIn(parseMetrics(found.text)) >= counted)
      return found;
    await pause(25);
  }
}

/** A port below those that systems give to clients, so that no other test has it in a moment. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 20_000);
    const isFree = await new Promise((known) => {
      const server = createServer();
      server.once('error', () => known(false));
      server.listen(port, () => server.close(() => known(true)));
    });
    if (isFree) return port;
  }
}

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((known) => {
    const socket = connect({ host, port });
    const done = (answers: boolean) => {
      socket.destroy();
      known(answers);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.setTimeout(1000, () => done(false));
  });
}

/** An address that an answer cannot guess, on systems that have another one than 127.0.0.1. */
function givenHost(): Promise<string> {
  return new Promise((known) => {
    const server = createServer();
    server.once('error', () => known('127.0.0.1'));
    server.listen(0, '127.0.0.2', () => server.close(() => known('127.0.0.2')));
  });
}

/** The other addresses of this machine, if it has any. */
function otherAddresses(host: string): string[] {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  const outer = all.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
  return ['127.0.0.1', '::1', ...(outer ? [outer] : [])].filter((other) => other !== host);
}

/** The whole seconds, and the nanoseconds on top, that `longRequest` lasts. */
export const long = [2, 500_000_000] as const;

/**
 * A request that lasts longer than a second, and two spans below it, one of them of a call: the
 * check makes all three in the provider of the answer, and says when they began and ended. The
 * seconds that really passed.
 */
function longRequest(): number {
  const begin = performance.now();
  const tracer = trace.getTracer('coffee-bar');
  const caller = trace.setSpanContext(ROOT_CONTEXT, {
    traceId: `${traceIds.sampled}${randomBytes(8).toString('hex')}`,
    spanId: 'b7ad6b7169203331',
    traceFlags: 1,
    isRemote: true,
  });
  const startTime: [number, number] = [Math.floor(Date.now() / 1000) - 60, 0];
  const endTime: [number, number] = [startTime[0] + long[0], long[1]];
  const attributes = {
    'http.request.method': 'POST',
    'url.scheme': 'http',
    'url.path': '/orders',
    'http.route': '/orders',
    'http.response.status_code': 201,
  };
  const options = { kind: SpanKind.SERVER, attributes, startTime };
  const request = tracer.startSpan('POST /orders', options, caller);
  const below = trace.setSpan(caller, request);
  tracer.startSpan('wipe counter', { startTime }, below).end(endTime);
  const call = {
    'http.request.method': 'GET',
    'url.full': 'http://127.0.0.1/prices',
    'http.response.status_code': 200,
  };
  const outgoing = { kind: SpanKind.CLIENT, attributes: call, startTime };
  tracer.startSpan('GET', outgoing, below).end(endTime);
  request.end(endTime);
  return (performance.now() - begin) / 1000;
}

/** One more guest, whose drink takes its time. Resolves when there is an answer, or there is none. */
async function orderLast(url: string): Promise<void> {
  const body = JSON.stringify({ id: lastOrder, drink: 'mocha' });
  const traceparent = `00-${lastTrace}-b7ad6b7169203332-01`;
  const headers = { traceparent, connection: 'close' };
  await fetch(`${url}/orders`, { method: 'POST', headers, body })
    .then((response) => response.text())
    .catch(() => {});
}

/** Notes which attributes of the histogram are empty texts: Prometheus cannot tell. */
function watchAttributes({ empty }: DayResult): void {
  const { collect } = MetricReader.prototype;
  MetricReader.prototype.collect = async function (options) {
    const collected = await collect.call(this, options);
    const metrics = collected.resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
    for (const { descriptor, dataPoints } of metrics) {
      if (descriptor.name !== 'http.server.request.duration') continue;
      for (const { attributes } of dataPoints) {
        for (const [name, value] of Object.entries(attributes)) {
          if (value === '' && !empty.includes(name)) empty.push(name);
        }
      }
    }
    return collected;
  };
}

/**
 * Lets the shutdown of a meter provider or of its reader take its time, so that one sees whether it
 * is awaited. Returns a function that says how far it is.
 */
function watchShutdown(): () => DayResult['readerShutdown'] {
  let state: DayResult['readerShutdown'] = 'none';
  for (const { prototype } of [MetricReader, MeterProvider]) {
    const { shutdown } = prototype;
    prototype.shutdown = async function (this: MetricReader & MeterProvider, options) {
      if (state === 'none') state = 'begun';
      await shutdown.call(this, options);
      // A provider waits for its reader.
      if (state === 'begun') await pause(250);
      state = 'done';
    };
  }
  return () => state;
}

/** Another day: other orders jam, and guests bring traces of their own. */
async function day(lesson: Answer, exporter: SpanExporter): Promise<DayResult> {
  Object.assign(jams, { once: 7, always: 23 });
  let atWork = () => {};
  const lastBegun = new Promise<void>((begun) => (atWork = begun));
  subscribe('coffee-bar', (message) => {
    const { order, phase } = message as { order: number; phase?: string };
    if (order === lastOrder) atWork();
    const now = performance.now();
    const { begin } = worked.get(order) ?? { begin: now };
    if (phase) worked.set(order, { begin, end: now });
  });
  const at = { host: await givenHost(), port: await freePort() };
  const nothing = { status: 0, type: '', text: '' };
  const result: DayResult = {
    host: at.host,
    sent: [],
    wanted: { nobody: {}, sampled: {}, unsampled: {} },
    scrapes: {
      before: nothing,
      nobody: nothing,
      sampled: nothing,
      unsampled: nothing,
      again: nothing,
      long: nothing,
    },
    passed: 0,
    empty: [],
    openTo: [],
    openAfterClose: false,
    readerShutdown: 'none',
  };
  const { scrapes } = result;
  const openCounter = lesson.openCounter as
    ((e: SpanExporter, at: Address) => Promise<Counter>) | undefined;
  if (typeof openCounter !== 'function') {
    return { ...result, error: 'lesson.ts does not export a function named `openCounter`' };
  }
  watchAttributes(result);
  const shutdownNow = watchShutdown();
  try {
    const counter = await openCounter(exporter, { ...at });
    scrapes.before = await scrape(at);
    for (const host of otherAddresses(at.host))
      if (await answersAt(host, at.port)) result.openTo.push(host);
    const orders = { nobody: 400, sampled: 60, unsampled: 60 };
    for (const [i, caller] of callers.entries()) {
      const requests = requestsOf(1 + 1000 * i, orders[caller]);
      for (const { method, route = '', status } of requests) {
        const what = `${method} ${route} ${status}`;
        result.wanted[caller][what] = (result.wanted[caller][what] ?? 0) + 1;
      }
      result.sent.push(...(await sendAll(counter.url, caller, requests)));
      scrapes[caller] =
        scrapes.before.status === 0 ? nothing : await scrapeUntil(at, result.sent.length);
    }
    scrapes.again = scrapes.before.status === 0 ? nothing : await scrape(at, 200);
    result.passed = longRequest();
    scrapes.long = scrapes.before.status === 0 ? nothing : await scrape(at, 200);
    const last = orderLast(counter.url);
    await Promise.race([lastBegun, last]);
    await counter.close();
    await last;
    result.readerShutdown = shutdownNow();
    result.openAfterClose = (await scrape(at, 0)).status !== 0;
  } catch (error) {
    result.error = String((error as Error).message ?? error);
  }
  return result;
}

/** Says below the numbers what the traces say. */
const show: Scenario = async (lesson, exporter) => {
  let [orders, failed] = [0, 0];
  const counting: SpanExporter = {
    export(spans, done) {
      const kept = spans.filter(({ attributes }) => attributes['http.route'] === '/orders');
      orders += kept.length;
      failed += kept.filter(({ status }) => status.code === 2).length;
      exporter.export(spans, done);
    },
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  };
  await lesson.run(counting);
  console.log(`The traces show ${orders} orders, and ${failed} of them failed.`);
};

export const scenarios: Record<string, Scenario> = { day, show };
