import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import {
  busyDay,
  tellTheDay,
  type Collector,
  type Day,
  type Estimate,
  type KeptOrder,
  type Policy,
  type RushSpan,
  type Send,
  type TailSettings,
} from './day.ts';

/** Counts each sort of order by itself, and adds the sorts up. */
export function estimate(kept: KeptOrder[], counts: (order: KeptOrder) => boolean): Estimate {
  const sorts = new Map<number, number>();
  for (const order of kept) {
    const p = [...order.ratios].sort((a, b) => a - b)[0]!;
    sorts.set(p, (sorts.get(p) ?? 0) + Number(counts(order)));
  }
  const rows = [...sorts];
  const value = rows.reduce((sum, [p, n]) => sum + n / p, 0);
  const sd = Math.hypot(...rows.map(([p, n]) => Math.sqrt(n * (1 - p)) / p));
  const none = rows.every(([, n]) => n === 0);
  return none
    ? { value: 0, low: 0, high: 3 / Math.min(...sorts.keys()) }
    : { value, low: value - 1.96 * sd, high: value + 1.96 * sd };
}

export function ratioFor(spans: RushSpan[], { slowMs, share }: Policy): number {
  const first = spans.toSorted((a, b) => a.start - b.start)[0]!;
  const last = spans.toSorted((a, b) => b.end - a.end)[0]!;
  const always = spans.filter(({ error }) => error).length > 0 || last.end - first.start >= slowMs;
  return always ? 1 : share;
}

interface Held {
  traceId: string;
  first: number;
  spans: RushSpan[];
  ratio?: number;
}

/** One list of everything that is known, in the order in which it came. */
export function createCollector(settings: TailSettings, send: Send): Collector {
  const known = new Map<string, Held>();
  const self = {
    held: 0,
    add(span: RushSpan, now: number): void {
      let trace = known.get(span.traceId);
      if (trace?.ratio !== undefined) {
        if (trace.ratio > 0) send([span], trace.ratio);
        return;
      }
      if (self.held + 1 > settings.maxSpans) decide(oldest()!);
      trace = known.get(span.traceId) ?? { traceId: span.traceId, first: now, spans: [] };
      if (trace.ratio !== undefined) return self.add(span, now);
      known.set(span.traceId, trace);
      trace.spans.push(span);
      self.held++;
    },
    tick(now: number): void {
      for (const trace of known.values()) {
        if (trace.ratio === undefined && trace.first + settings.waitMs <= now) decide(trace);
      }
      forget();
    },
    close(): void {
      for (const trace of known.values()) if (trace.ratio === undefined) decide(trace);
    },
  };
  const oldest = () => {
    for (const trace of known.values()) if (trace.ratio === undefined) return trace;
  };
  function decide(trace: Held): void {
    const ratio = ratioFor(trace.spans, settings);
    const spans = trace.spans.splice(0);
    self.held -= spans.length;
    trace.ratio = Math.random() < ratio ? ratio : 0;
    if (trace.ratio) send(spans, ratio);
    // To the end of the list, where the newest decisions are.
    known.delete(trace.traceId);
    known.set(trace.traceId, trace);
  }
  function forget(): void {
    const decided = [...known.values()].filter(({ ratio }) => ratio !== undefined);
    const tooMany = Math.max(0, decided.length - settings.maxDecisions);
    for (const { traceId } of decided.slice(0, tooMany)) known.delete(traceId);
  }
  return self;
}

export function collectorFor({ traceId }: RushSpan, collectors: number): number {
  const random = parseInt(traceId.slice(20), 16) / 16 ** 12;
  return Math.floor(random * collectors);
}

export async function run(exporter: SpanExporter, day: Day = busyDay): Promise<void> {
  await tellTheDay(day, { estimate, createCollector, collectorFor }, exporter);
}
