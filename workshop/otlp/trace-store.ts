import type { ReceivedSpan } from './trace-request.ts';

const defaultLimits = {
  maxTraces: 500,
  maxSpans: 20_000,
  maxSpansPerTrace: 5000,
  /** Characters of names and attributes, roughly. */
  maxText: 2 ** 25,
};
export type StoreLimits = Partial<typeof defaultLimits>;

export class StoredTrace {
  readonly id: string;
  /** In the order in which they came, each with how many times it did. */
  readonly spans = new Map<string, { span: ReceivedSpan; times: number }>();
  /** Spans of it that there was no room for. */
  dropped = 0;
  /** How many of its spans had come when it was last said to be worth drawing. */
  drawn = 0;
  /** How much longer than the first time it waits for more. */
  patience = 1;
  text = 0;
  hasRoot = false;
  /** Parents that have not come. */
  readonly awaited = new Set<string>();
  /** When the first and the last of the spans came that are not drawn yet. */
  newsSince = 0;
  lastNews = 0;

  constructor(id: string) {
    this.id = id;
  }
}

/** Hears of traces that are whole or have gone quiet, and how many had to go before that. */
type WorthDrawing = (traces: StoredTrace[], unseen: number) => void;

/**
 * Keeps spans by trace. They may come in any order, in several requests and from several
 * services, and more than once. It holds so much and no more: the oldest trace goes first.
 */
export class TraceStore {
  /** What was let go: spans, whole traces with theirs among them. */
  readonly dropped = { traces: 0, spans: 0 };
  #worthDrawing: WorthDrawing;
  #limits: typeof defaultLimits;
  #traces = new Map<string, StoredTrace>();
  #withNews = new Set<StoredTrace>();
  #unseen = 0;
  #spans = 0;
  #text = 0;

  constructor(worthDrawing: WorthDrawing, limits: StoreLimits = {}) {
    this.#worthDrawing = worthDrawing;
    this.#limits = { ...defaultLimits, ...limits };
    setInterval(() => this.#report(isDue), 100).unref();
  }

  /** What is kept, the oldest first. */
  get traces(): StoredTrace[] {
    return [...this.#traces.values()];
  }

  add(spans: ReceivedSpan[]): void {
    for (const span of spans) this.#put(span);
  }

  /** Says at once what is worth drawing, and forgets nothing. */
  flush(): void {
    this.#report(() => true);
  }

  #put(span: ReceivedSpan): void {
    const { traceId, spanId } = span.spanContext();
    let trace = this.#traces.get(traceId);
    if (!trace) {
      if (this.#traces.size >= this.#limits.maxTraces) this.#dropOldest();
      trace = new StoredTrace(traceId);
      this.#traces.set(traceId, trace);
    }
    const known = trace.spans.get(spanId);
    if (known) {
      known.times++;
      return;
    }
    trace.lastNews = performance.now();
    if (!this.#withNews.has(trace)) trace.newsSince = trace.lastNews;
    this.#withNews.add(trace);
    const parent = span.parentSpanContext?.spanId;
    const { name, status, attributes, events, links } = span;
    const text = sizeOf([name, status, attributes, events, links]);
    const isFull = trace.spans.size >= this.#limits.maxSpansPerTrace;
    // The root comes last, and without it the rest is hard to read.
    if ((isFull && (parent || trace.hasRoot)) || !this.#makeRoom(trace, text)) {
      trace.dropped++;
      this.dropped.spans++;
      return;
    }
    trace.spans.set(spanId, { span, times: 1 });
    trace.text += text;
    this.#text += text;
    this.#spans++;
    trace.awaited.delete(spanId);
    if (!parent) trace.hasRoot = true;
    else if (!trace.spans.has(parent)) trace.awaited.add(parent);
  }

  #makeRoom(trace: StoredTrace, text: number): boolean {
    while (this.#spans >= this.#limits.maxSpans || this.#text + text > this.#limits.maxText) {
      if (this.#traces.values().next().value === trace) return false;
      this.#dropOldest();
    }
    return true;
  }

  #dropOldest(): void {
    const [oldest] = this.#traces.values();
    if (!oldest) return;
    this.#traces.delete(oldest.id);
    this.#withNews.delete(oldest);
    this.#spans -= oldest.spans.size;
    this.#text -= oldest.text;
    this.dropped.traces++;
    this.dropped.spans += oldest.spans.size;
    if (oldest.drawn === 0) this.#unseen++;
  }

  #report(isWanted: (trace: StoredTrace) => boolean): void {
    const traces = [...this.#withNews].filter(isWanted);
    if (traces.length === 0 && this.#unseen === 0) return;
    this.#worthDrawing(traces, this.#unseen);
    this.#unseen = 0;
    for (const trace of traces) {
      this.#withNews.delete(trace);
      trace.patience = Math.min(2 * trace.patience, 64);
      trace.drawn = trace.spans.size + trace.dropped;
    }
  }
}

/**
 * Whether a trace is worth drawing: once nothing has come for a moment, a short one where nothing
 * is missing. One that goes on and on is drawn all the same, less often each time.
 */
function isDue({ hasRoot, awaited, lastNews, newsSince, patience }: StoredTrace): boolean {
  const quietMs = hasRoot && awaited.size === 0 ? 200 : 1000;
  const dueAt = Math.min(lastNews + quietMs * patience, newsSince + 5000 * patience);
  return performance.now() >= dueAt;
}

/** About how many characters a value holds: what makes one span heavier than another. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, held]) => sum + key.length + sizeOf(held) + 8, 0);
}
