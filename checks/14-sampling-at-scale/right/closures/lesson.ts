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

/** The same sums, of weights: (1 - p) / p² is weight × (weight - 1). */
export function estimate(kept: KeptOrder[], counts: (order: KeptOrder) => boolean): Estimate {
  const weights = kept.filter(counts).map(({ ratios }) => 1 / Math.min(...ratios));
  const value = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length === 0) {
    const rarest = kept.reduce((most, { ratios }) => Math.max(most, 1 / Math.min(...ratios)), 1);
    return { value: 0, low: 0, high: -Math.log(0.05) * rarest };
  }
  const variance = weights.reduce((sum, weight) => sum + weight * (weight - 1), 0);
  return {
    value,
    low: value - 1.959964 * variance ** 0.5,
    high: value + 1.959964 * variance ** 0.5,
  };
}

export const ratioFor = (spans: RushSpan[], policy: Policy): number => {
  let [from, until, failed] = [Infinity, -Infinity, false];
  for (const { start, end, error } of spans) {
    from = start < from ? start : from;
    until = end > until ? end : until;
    failed ||= error;
  }
  return failed || until - from >= policy.slowMs ? 1 : policy.share;
};

export function createCollector(settings: TailSettings, send: Send): Collector {
  const { waitMs, maxSpans, maxDecisions } = settings;
  const waiting = new Map<string, RushSpan[]>();
  const queue: { traceId: string; due: number }[] = [];
  // Two generations: the older one is forgotten as a whole.
  let [young, old] = [new Map<string, number>(), new Map<string, number>()];
  let held = 0;
  let usual = 0;

  function decide(): void {
    const { traceId } = queue.shift()!;
    const spans = waiting.get(traceId)!;
    waiting.delete(traceId);
    held -= spans.length;
    const ratio = ratioFor(spans, settings);
    // Spread evenly instead of by chance.
    const before = Math.floor(usual * ratio);
    const keep = ratio === 1 || Math.floor(++usual * ratio) > before;
    if (keep) send(spans, ratio);
    young.set(traceId, keep ? ratio : 0);
    if (young.size >= maxDecisions) [young, old] = [new Map(), young];
  }

  return {
    get held() {
      return held;
    },
    add(span, now) {
      const ratio = young.get(span.traceId) ?? old.get(span.traceId);
      if (ratio === 0) return;
      if (ratio) return send([span], ratio);
      const spans = waiting.get(span.traceId);
      if (spans) spans.push(span);
      else {
        waiting.set(span.traceId, [span]);
        queue.push({ traceId: span.traceId, due: now + waitMs });
      }
      held += 1;
      while (held > maxSpans) decide();
    },
    tick(now) {
      while (queue.length > 0 && queue[0]!.due <= now) decide();
    },
    close() {
      while (queue.length > 0) decide();
    },
  };
}

/** Rendezvous hashing: if a Collector comes or goes, only its own traces move. */
export function collectorFor({ traceId }: RushSpan, collectors: number): number {
  const score = (collector: number) => {
    let hash = Math.imul(collector + 1, 0x9e3779b1);
    for (let i = 0; i < 32; i += 8) {
      hash = Math.imul(hash ^ parseInt(traceId.slice(i, i + 8), 16), 0x85ebca6b);
      hash ^= hash >>> 13;
    }
    return hash >>> 0;
  };
  let best = 0;
  for (let i = 1; i < collectors; i++) if (score(i) > score(best)) best = i;
  return best;
}

export async function run(exporter: SpanExporter, day: Day = busyDay): Promise<void> {
  await tellTheDay(day, { estimate, createCollector, collectorFor }, exporter);
}
