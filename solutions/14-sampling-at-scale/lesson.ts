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

/** How many of the orders that `counts` accepts there were, with a 95 % interval. */
export function estimate(kept: KeptOrder[], counts: (order: KeptOrder) => boolean): Estimate {
  let [value, variance, least] = [0, 0, 1];
  for (const order of kept) {
    const p = probabilityOf(order);
    least = Math.min(least, p);
    if (!counts(order)) continue;
    // If one order in a hundred was kept, each of them stands for a hundred.
    value += 1 / p;
    variance += (1 - p) / p ** 2;
  }
  // No such order was kept. That does not mean that there was none: the rule of three.
  if (value === 0) return { value, low: 0, high: 3 / least };
  const margin = 1.96 * Math.sqrt(variance);
  return { value, low: value - margin, high: value + margin };
}

/** Both samplers look at the same trace id: what the smaller ratio keeps, the larger one keeps. */
function probabilityOf({ ratios }: KeptOrder): number {
  return Math.min(...ratios);
}

/** The probability with which a trace is kept, now that all of it is known. */
export function ratioFor(spans: RushSpan[], { slowMs, share }: Policy): number {
  if (spans.some(({ error }) => error)) return 1;
  // From the first start to the last end: the root may be over before the slow span begins.
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return end - start >= slowMs ? 1 : share;
}

export function createCollector(settings: TailSettings, send: Send): Collector {
  return new TailSampler(settings, send);
}

class TailSampler implements Collector {
  held = 0;
  #settings: TailSettings;
  #send: Send;
  // A Map keeps the order in which its entries were added, so the first one has waited longest.
  #waiting = new Map<string, { since: number; spans: RushSpan[] }>();
  /** The ratio with which a trace was kept, or 0 if it was dropped. */
  #decisions = new Map<string, number>();

  constructor(settings: TailSettings, send: Send) {
    this.#settings = settings;
    this.#send = send;
  }

  add(span: RushSpan, now: number): void {
    if (this.#isLate(span)) return;
    // This decides too early, before all the spans are there. But the memory is full.
    while (this.held >= this.#settings.maxSpans) this.#decideOldest();
    // One of the traces that had to go may have been that of this span.
    if (this.#isLate(span)) return;
    const trace = this.#waiting.get(span.traceId);
    if (trace) trace.spans.push(span);
    else this.#waiting.set(span.traceId, { since: now, spans: [span] });
    this.held++;
  }

  /** Whether its trace was decided without it. The trace stays as it was decided. */
  #isLate(span: RushSpan): boolean {
    const decision = this.#decisions.get(span.traceId);
    if (decision === undefined) return false;
    if (decision > 0) this.#send([span], decision);
    return true;
  }

  tick(now: number): void {
    for (const { since } of this.#waiting.values()) {
      if (now - since < this.#settings.waitMs) return;
      this.#decideOldest();
    }
  }

  close(): void {
    while (this.#waiting.size > 0) this.#decideOldest();
  }

  #decideOldest(): void {
    const [[traceId, { spans }] = ['', { spans: [] }]] = this.#waiting;
    this.#waiting.delete(traceId);
    this.held -= spans.length;
    const ratio = ratioFor(spans, this.#settings);
    // By the trace id, so that the same trace is judged alike whoever asks, and however often.
    const isKept = parseInt(traceId.slice(0, 8), 16) / 2 ** 32 < ratio;
    if (isKept) this.#send(spans, ratio);
    this.#decisions.set(traceId, isKept ? ratio : 0);
    if (this.#decisions.size <= this.#settings.maxDecisions) return;
    const [first = ''] = this.#decisions.keys();
    this.#decisions.delete(first);
  }
}

/** Which Collector a span is sent to. Only the trace id counts, so a trace comes together. */
export function collectorFor({ traceId }: RushSpan, collectors: number): number {
  return parseInt(traceId.slice(-8), 16) % collectors;
}

export async function run(exporter: SpanExporter, day: Day = busyDay): Promise<void> {
  await tellTheDay(day, { estimate, createCollector, collectorFor }, exporter);
}
