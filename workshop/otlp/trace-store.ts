import { SpanStatusCode } from '@opentelemetry/api';
import type { ReceivedSpan } from './trace-request.ts';

const defaultLimits = {
  maxTraces: 500,
  maxSpans: 20_000,
  maxSpansPerTrace: 5000,
  /** Characters of names and attributes, roughly. */
  maxText: 2 ** 25,
};
export type StoreLimits = Partial<typeof defaultLimits>;

export type StoredTrace = ReturnType<typeof emptyTrace>;

function emptyTrace(id: string, dropped = 0) {
  return {
    id,
    /** In the order in which they came, each with how many times it came. */
    spans: new Map<string, { span: ReceivedSpan; times: number }>(),
    /** Spans of it that there was no room for, now or before it was dropped itself. */
    dropped,
    hasFailed: false,
    /** How many of its spans had come when it was last said to be worth drawing. */
    drawn: 0,
    text: 0,
    /** When the first and the last span that is not drawn yet came. */
    newsSince: undefined as number | undefined,
    lastNews: 0,
    /** How much longer than the first time it waits for more. */
    patience: 1,
  };
}

/** Is told of traces that are whole or quiet, and how many were dropped before they were drawn. */
type WorthDrawing = (traces: StoredTrace[], unseen: number) => void;

/**
 * Keeps spans by trace. They may come in any order, in several requests and from several
 * services, and more than once. Above its limits, it drops the oldest trace first.
 */
export class TraceStore {
  /** What was dropped. The spans of whole traces are counted as well. */
  readonly dropped = { traces: 0, spans: 0 };
  #worthDrawing: WorthDrawing;
  #limits: typeof defaultLimits;
  #traces = new Map<string, StoredTrace>();
  /** How many spans the traces had that were dropped last, by id. More of them may still come. */
  #gone = new Map<string, number>();
  #unseen = 0;
  #failed = 0;
  #spans = 0;
  #text = 0;

  constructor(worthDrawing: WorthDrawing, limits: StoreLimits = {}) {
    this.#worthDrawing = worthDrawing;
    this.#limits = { ...defaultLimits, ...limits };
    setInterval(() => this.#report(performance.now()), 100).unref();
  }

  /** What is kept, the oldest first. */
  get traces(): StoredTrace[] {
    return [...this.#traces.values()];
  }

  get(id: string): StoredTrace | undefined {
    return this.#traces.get(id);
  }

  add(spans: ReceivedSpan[]): void {
    const now = performance.now();
    for (const span of spans) this.#put(span, now);
  }

  /** Says at once what is worth drawing, and forgets nothing. */
  flush(): void {
    this.#report(Infinity);
  }

  #put(span: ReceivedSpan, now: number): void {
    const { traceId, spanId } = span.spanContext();
    const trace = this.#traces.get(traceId) ?? emptyTrace(traceId, this.#gone.get(traceId));
    this.#traces.set(traceId, trace);
    const known = trace.spans.get(spanId);
    if (known) {
      known.times++;
      return;
    }
    trace.lastNews = now;
    trace.newsSince ??= now;
    const { name, status, attributes, events, links } = span;
    const text = JSON.stringify([name, status, attributes, events, links]).length;
    // The root comes last, and without it the rest is hard to read: its place is kept.
    const most = this.#limits.maxSpansPerTrace + (span.parentSpanContext ? 0 : 1);
    if (trace.spans.size >= most || !this.#makeRoom(trace, text)) {
      trace.dropped++;
      this.dropped.spans++;
      return;
    }
    trace.spans.set(spanId, { span, times: 1 });
    if (status.code === SpanStatusCode.ERROR && !trace.hasFailed) {
      trace.hasFailed = true;
      this.#failed++;
    }
    trace.text += text;
    this.#text += text;
    this.#spans++;
  }

  /** Drops traces until there is room in this one, or none but this one is left to drop. */
  #makeRoom(trace: StoredTrace, text: number): boolean {
    const { maxTraces, maxSpans, maxText } = this.#limits;
    for (;;) {
      const isRoom = this.#spans < maxSpans && this.#text + text <= maxText;
      if (isRoom && this.#traces.size <= maxTraces) return true;
      const next = this.#nextToGo();
      if (!next || next === trace) return false;
      this.#traces.delete(next.id);
      this.#remember(next);
      this.#spans -= next.spans.size;
      this.#text -= next.text;
      this.dropped.traces++;
      this.dropped.spans += next.spans.size;
      if (next.drawn === 0) this.#unseen++;
      if (next.hasFailed) this.#failed--;
    }
  }

  #remember({ id, spans, dropped }: StoredTrace): void {
    this.#gone.delete(id);
    this.#gone.set(id, spans.size + dropped);
    const [first] = this.#gone.keys();
    if (this.#gone.size > 20 * this.#limits.maxTraces) this.#gone.delete(first!);
  }

  /** The oldest; but one that failed stays while another can go, up to half of all. */
  #nextToGo(): StoredTrace | undefined {
    const [oldest] = this.#traces.values();
    if (!oldest?.hasFailed || this.#failed > this.#limits.maxTraces / 2) return oldest;
    for (const trace of this.#traces.values()) if (!trace.hasFailed) return trace;
    return oldest;
  }

  #report(now: number): void {
    const traces = this.traces.filter((trace) => isDue(trace, now));
    if (traces.length === 0) return;
    this.#worthDrawing(traces, this.#unseen);
    this.#unseen = 0;
    for (const trace of traces) {
      trace.newsSince = undefined;
      trace.patience = Math.min(2 * trace.patience, 64);
      trace.drawn = trace.spans.size + trace.dropped;
    }
  }
}

/**
 * Whether a trace is worth drawing: once no span has come for a while, which is shorter where no
 * parent is missing. A trace that goes on and on is drawn all the same, less often each time.
 */
function isDue({ spans, lastNews, newsSince, patience }: StoredTrace, now: number): boolean {
  if (newsSince === undefined) return false;
  const quietMs = (now - lastNews) / patience;
  if (quietMs >= 1000 || now - newsSince >= 5000 * patience) return true;
  if (quietMs < 200) return false;
  const parents = Array.from(spans.values(), ({ span }) => span.parentSpanContext?.spanId);
  return parents.every((id) => id === undefined || spans.has(id));
}
