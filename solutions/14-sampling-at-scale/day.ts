import { trace as api, ROOT_CONTEXT, SpanStatusCode, type Span } from '@opentelemetry/api';
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

/**
 * A day at the bar, simulated. The same `seed` gives the same day, to the last span. Nothing in
 * here needs to be changed.
 */
export interface Day {
  seed: number;
  orders: number;
  /** The share of the orders that fail. At three in the afternoon it is five times as high. */
  failing: number;
  /** The share of the orders that take longer than `slowMs`. */
  slow: number;
  /** How many seconds of the lunch hour are simulated span by span. */
  rushSeconds: number;
}

/** Ten million orders, 2,000 of which fail. */
export const busyDay: Day = {
  seed: 14,
  orders: 10_000_000,
  failing: 0.00015,
  slow: 0.005,
  rushSeconds: 120,
};

/** An order that the head samplers kept. */
export interface KeptOrder {
  traceId: string;
  hour: number;
  failed: boolean;
  slow: boolean;
  /** The ratio of each sampler that the order has passed. All of them decided by the trace id. */
  ratios: number[];
}

/** How many there were, and the bounds of that number, with 95 % confidence. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** One span, as it arrives at a Collector. Times are in milliseconds since the bar opened. */
export interface RushSpan {
  traceId: string;
  service: 'counter' | 'kitchen' | 'till' | 'waiter';
  name: string;
  /** The name of the span above it; empty for the root. */
  parent: string;
  start: number;
  end: number;
  error: boolean;
}

export interface Policy {
  /** A trace that lasts this long or longer is slow. */
  slowMs: number;
  /** The share of the other traces that is kept. */
  share: number;
}

export interface TailSettings extends Policy {
  /** How long after its first span a trace is decided. */
  waitMs: number;
  /** The most spans that may be held. */
  maxSpans: number;
  /** For how many traces the decision is remembered. */
  maxDecisions: number;
}

/** Sends spans of a kept trace on, with the probability with which that trace was kept. */
export type Send = (spans: RushSpan[], ratio: number) => void;

/** What each Collector of the bar runs. */
export interface Collector {
  /** A span has arrived. `now` is the time, in milliseconds since the bar opened. */
  add(span: RushSpan, now: number): void;
  /** The clock calls this once a second. */
  tick(now: number): void;
  /** No more spans will come. */
  close(): void;
  /** How many spans are held now. */
  readonly held: number;
}

/** What the lesson writes. */
export interface Parts {
  estimate(kept: KeptOrder[], counts: (order: KeptOrder) => boolean): Estimate;
  createCollector(settings: TailSettings, send: Send): Collector;
  collectorFor(span: RushSpan, collectors: number): number;
}

const tail: TailSettings = {
  slowMs: 2000,
  share: 0.01,
  waitMs: 30_000,
  maxSpans: 25_000,
  maxDecisions: 50_000,
};

/** Lives through the day, and says what each way of sampling keeps of it. */
export async function tellTheDay(day: Day, parts: Parts, exporter: SpanExporter): Promise<void> {
  console.log(headReport(day, parts));
  const kept = new Map<string, RushSpan[][]>();
  console.log(tailReport(day, parts, kept));
  await draw(kept, exporter);
}

/** A generator of numbers from 0 up to 1: mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From seven in the morning to seven in the evening, how busy each hour is. */
const busy = [6, 11, 9, 6, 8, 19, 12, 7, 6, 6, 6, 4];
const firstHour = 7;
const lunch = 12;
const badHour = 15;
/** The hour of an order, by a number from 0 to 99. */
const hourOf = busy.flatMap((share, i) => Array<number>(share).fill(firstHour + i));

/** How many orders there were of each sort, and of the failed ones in each hour. */
export interface Truth {
  orders: number;
  slow: number;
  failed: number;
  failedByHour: number[];
}

/**
 * The whole day, and what is left of it after head sampling. The counter keeps 1 %. An order from
 * the app has already passed the app's own sampler, which keeps 10 %. The terrace is new and keeps
 * 5 %. Each sampler is a bare ratio, which decides by the trace id alone.
 */
export function headSampledDay({ seed, orders, failing, slow }: Day): {
  truth: Truth;
  kept: KeptOrder[];
} {
  const random = numbersFrom(seed);
  const randomForIds = numbersFrom(seed ^ 0x5eed);
  const truth: Truth = { orders, slow: 0, failed: 0, failedByHour: Array<number>(24).fill(0) };
  const kept: KeptOrder[] = [];
  for (let i = 0; i < orders; i++) {
    const id = random();
    const hour = hourOf[Math.floor(random() * 100)]!;
    const what = random();
    const failed = what < (hour === badHour ? 5 * failing : failing);
    const isSlow = what > 1 - slow;
    if (isSlow) truth.slow++;
    if (failed) {
      truth.failed++;
      truth.failedByHour[hour]!++;
    }
    const where = random();
    const least = where < 0.05 ? 0.05 : 0.01;
    if (id >= least) continue;
    let ratios = [0.01];
    if (where < 0.05) ratios = [0.05];
    else if (where < 0.25) ratios = [0.1, 0.01];
    kept.push({ traceId: hexId(id, randomForIds), hour, failed, slow: isSlow, ratios });
  }
  return { truth, kept };
}

/** A trace id whose first digits are `first`, a number from 0 up to 1. */
function hexId(first: number, random: () => number): string {
  const hex = (part: number) =>
    Math.floor(part * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return hex(first) + hex(random()) + hex(random()) + hex(random());
}

/** The spans that reach the Collectors within a second, and when that second is over. */
export interface Second {
  now: number;
  spans: RushSpan[];
}

/** The longest that a span takes from its end to the Collector, in seconds. */
const longestDelay = 60;

/**
 * The lunch hour, second by second, until the last span has arrived. Each service sends its spans
 * every five seconds. `take order` ends before the waiter has brought the drink. One waiter in a
 * thousand has no network at that moment, and the span comes 40 seconds later.
 */
export function* rushHour({ seed, orders, failing, slow, rushSeconds }: Day): Generator<Second> {
  const random = numbersFrom(seed ^ 0x7a11);
  const perSecond = (orders * busy[lunch - firstHour]!) / 100 / 3600;
  const arriving: RushSpan[][] = [];
  let due = 0;
  for (let second = 0; second < rushSeconds + longestDelay; second++) {
    if (second < rushSeconds) due += perSecond;
    for (; due >= 1; due--) {
      for (const span of oneOrder(second * 1000 + random() * 1000, { failing, slow }, random)) {
        const isLate = span.service === 'waiter' && random() < 0.001;
        const delay = random() * 5000 + (isLate ? 40_000 : 0);
        (arriving[Math.floor((span.end + delay) / 1000)] ??= []).push(span);
      }
    }
    yield { now: (second + 1) * 1000, spans: arriving[second] ?? [] };
    delete arriving[second];
  }
}

/** The five spans of an order. */
export function oneOrder(
  start: number,
  { failing, slow }: Pick<Day, 'failing' | 'slow'>,
  random: () => number,
): RushSpan[] {
  const traceId = hexId(random(), random);
  const what = random();
  const failed = what < failing;
  const isSlow = what > 1 - slow;
  const jammed = failed && random() < 0.7;
  const span = (
    service: RushSpan['service'],
    name: string,
    parent: string,
    from: number,
    ms: number,
    error = false,
  ): RushSpan => ({ traceId, service, name, parent, start: from, end: from + ms, error });
  const pay = span(
    'till',
    'charge card',
    'take order',
    start + 5,
    30 + 40 * random(),
    failed && !jammed,
  );
  const shot = span('kitchen', 'pull shot', 'make drink', pay.end + 10, 60 + 60 * random(), jammed);
  const drink = span('kitchen', 'make drink', 'take order', pay.end + 5, shot.end - pay.end + 30);
  const order = span('counter', 'take order', '', start, drink.end - start + 10);
  const away = isSlow ? 2000 + 6000 * random() : 200 + 800 * random();
  const bring = span('waiter', 'bring drink', 'take order', order.end - 5, away);
  return [pay, shot, drink, order, bring];
}

/** Whether the trace failed anywhere, and whether all of it together was slow. */
function natureOf(spans: RushSpan[]): 'failed' | 'slow' | 'usual' {
  if (spans.some(({ error }) => error)) return 'failed';
  const from = Math.min(...spans.map(({ start }) => start));
  const until = Math.max(...spans.map(({ end }) => end));
  return until - from >= tail.slowMs ? 'slow' : 'usual';
}

const count = (n: number) => Math.round(n).toLocaleString('en-US');
const row = (...cells: (string | number)[]) =>
  cells
    .map((cell, i) => {
      const text = typeof cell === 'number' ? count(cell) : cell;
      return i === 0 ? text.padEnd(22) : text.padStart([0, 12, 11, 25, 10][i]!);
    })
    .join('')
    .trimEnd();

function headReport(day: Day, { estimate }: Parts): string {
  const { truth, kept } = headSampledDay(day);
  const line = (what: string, real: number, counts: (order: KeptOrder) => boolean) => {
    const { value, low, high } = estimate(kept, counts);
    const off = real > 0 ? `${((100 * (value - real)) / real).toFixed(1)} %` : '';
    const range = `${count(low)} to ${count(high)}`;
    return [row(what, real, kept.filter(counts).length, count(value), off), row('', '', '', range)];
  };
  return [
    `A day with ${count(day.orders)} orders. The head samplers keep 1 % to 5 % of them.`,
    row('', 'really', 'kept', 'estimate', 'off by'),
    ...line('all orders', truth.orders, () => true),
    ...line('slow orders', truth.slow, ({ slow }) => slow),
    ...line('failed orders', truth.failed, ({ failed }) => failed),
    `spans stored: ${count(5 * kept.length)} of ${count(5 * day.orders)}`,
    '',
    'Failed orders in each hour: ┃ really, ● estimate, ─ its interval',
    ...plot(
      busy.map((_, i) => {
        const hour = firstHour + i;
        const inHour = kept.filter((order) => order.hour === hour);
        const guess = estimate(inHour, ({ failed }) => failed);
        return { name: `${hour}:00`, real: truth.failedByHour[hour]!, ...guess };
      }),
    ),
    '',
  ].join('\n');
}

/** Each estimate with its interval, beside what really was. */
export function plot(rows: ({ name: string; real: number } & Estimate)[], width = 64): string[] {
  const most = Math.max(1, ...rows.flatMap(({ real, value, high }) => [real, value, high]));
  const step = 10 ** Math.floor(Math.log10(most));
  const end = Math.ceil(most / step) * step;
  const at = (n: number) => Math.max(0, Math.min(width - 1, Math.round((n / end) * (width - 1))));
  const lines = rows.map(({ name, real, value, low, high }) => {
    const cells = Array<string>(width).fill(' ');
    for (let i = at(low); i <= at(high); i++) cells[i] = '─';
    cells[at(value)] = '●';
    cells[at(real)] = '┃';
    return `${name.padStart(6)}  ${cells.join('')}`.trimEnd();
  });
  return [...lines, `        0${count(end).padStart(width - 1)}`];
}

const collectors = 4;

function tailReport(day: Day, parts: Parts, kept: Map<string, RushSpan[][]>): string {
  const real = { failed: 0, slow: 0, usual: 0 };
  const whole = { failed: 0, slow: 0, usual: 0 };
  const [torn, weights] = [new Set<string>(), new Map<string, number>()];
  let [spans, stored, most] = [0, 0, 0];
  const send: Send = (sent, ratio) => {
    const { traceId } = sent[0]!;
    stored += sent.length;
    weights.set(traceId, 1 / ratio);
    const before = kept.get(traceId);
    if (before) before.push([...sent]);
    else kept.set(traceId, [[...sent]]);
  };
  const running = Array.from({ length: collectors }, () => parts.createCollector(tail, send));
  const truth = new Map<string, RushSpan[]>();
  for (const { now, spans: arrived } of rushHour(day)) {
    for (const span of arrived) {
      spans++;
      running[parts.collectorFor(span, collectors)]?.add(span, now);
      const trace = truth.get(span.traceId);
      if (!trace) truth.set(span.traceId, [span]);
      else if (trace.push(span) === 5) {
        real[natureOf(trace)]++;
        truth.delete(span.traceId);
      }
    }
    most = Math.max(
      most,
      running.reduce((sum, { held }) => sum + held, 0),
    );
    for (const collector of running) collector.tick(now);
  }
  for (const collector of running) collector.close();
  let estimated = 0;
  for (const [traceId, parcels] of kept) {
    const trace = parcels.flat();
    estimated += weights.get(traceId)!;
    if (trace.length < 5) torn.add(traceId);
    else whole[natureOf(trace)]++;
  }
  const orders = real.failed + real.slow + real.usual;
  return [
    `${day.rushSeconds} seconds of the lunch hour, ${collectors} Collectors: ` +
      `${count(orders)} orders, ${count(spans)} spans`,
    row('', 'really', 'kept whole'),
    row('failed orders', real.failed, whole.failed),
    row('slow orders', real.slow, whole.slow),
    row('other orders', real.usual, whole.usual),
    row('kept in part', '', torn.size),
    `all orders, estimated from the kept traces: ${count(estimated)}`,
    `spans stored: ${count(stored)} of ${count(spans)}; spans held at most: ${count(most)}`,
  ].join('\n');
}

/** How many of the kept traces are drawn. */
const drawn = 3;

/** Makes real spans of some traces that were kept: one that failed, and slow ones. */
async function draw(kept: Map<string, RushSpan[][]>, exporter: SpanExporter): Promise<void> {
  let traceId = '';
  const ids = new RandomIdGenerator();
  const provider = new NodeTracerProvider({
    idGenerator: { generateTraceId: () => traceId, generateSpanId: () => ids.generateSpanId() },
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const begin = Date.now();
  let offset = 0;
  const traces = Array.from(kept, ([id, parcels]) => ({ id, spans: parcels.flat() }));
  const of = (nature: string) => traces.filter(({ spans }) => natureOf(spans) === nature);
  const chosen = [...of('failed').slice(0, 1), ...of('slow')].slice(0, drawn);
  for (const { id, spans } of chosen) {
    spans.sort((a, b) => a.start - b.start);
    const at = (ms: number) => begin + offset + ms - spans[0]!.start;
    const made = new Map<string, Span>();
    traceId = id;
    for (const { name, service, parent, start, end, error } of spans) {
      const above = made.get(parent);
      const context = above ? api.setSpan(ROOT_CONTEXT, above) : ROOT_CONTEXT;
      const span = provider.getTracer(service).startSpan(name, { startTime: at(start) }, context);
      if (error) span.setStatus({ code: SpanStatusCode.ERROR });
      made.set(name, span);
      span.end(at(end));
    }
    offset += Math.max(...spans.map(({ end }) => end)) - spans[0]!.start;
  }
  await provider.shutdown();
}
