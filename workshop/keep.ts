import type { ReceivedSpan } from './otlp.ts';

export interface KeptTrace {
  id: string;
  /** In the order in which they came, each with how many times it did. */
  spans: Map<string, { span: ReceivedSpan; times: number }>;
  /** Spans of it that there was no room for. */
  dropped: number;
  /** How many of its spans had come when it was last said to be worth drawing. */
  drawn: number;
}

export interface KeepOptions {
  traces?: number;
  spans?: number;
  spansOfOneTrace?: number;
  /** Characters of names and attributes, roughly. */
  text?: number;
}

/**
 * Hears of traces that are whole or have gone quiet, and again when late spans came; and how many
 * had to go before that.
 */
export type WorthDrawing = (traces: KeptTrace[], unseen: number) => void;

interface State extends KeptTrace {
  text: number;
  roots: number;
  /** Parents that have not come. */
  awaited: Set<string>;
  /** When the first and the last news came that are not drawn yet. */
  newsSince: number | undefined;
  changed: number;
  timesDrawn: number;
}

/**
 * Keeps spans by trace. They may come in any order, in several requests and from several
 * services, and more than once. It holds so much and no more: the oldest trace goes first.
 */
export class Keep {
  /** What was let go: spans, whole traces with theirs among them. */
  readonly dropped = { traces: 0, spans: 0 };
  #worthDrawing: WorthDrawing;
  #most: Required<KeepOptions>;
  #traces = new Map<string, State>();
  /** Those with news. */
  #pending = new Set<State>();
  #unseen = 0;
  #spans = 0;
  #text = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(worthDrawing: WorthDrawing, options: KeepOptions = {}) {
    this.#worthDrawing = worthDrawing;
    this.#most = { traces: 500, spans: 20_000, spansOfOneTrace: 5000, text: 2 ** 25, ...options };
  }

  /** What is kept, the oldest first. */
  get traces(): KeptTrace[] {
    return [...this.#traces.values()];
  }

  add(spans: ReceivedSpan[]): void {
    for (const span of spans) this.#put(span);
    this.#wait();
  }

  /** Says at once what is worth drawing, and forgets nothing. */
  flush(): void {
    this.#say([...this.#pending]);
  }

  #put(span: ReceivedSpan): void {
    const { traceId, spanId } = span.spanContext();
    const trace = this.#traces.get(traceId) ?? this.#begin(traceId);
    const known = trace.spans.get(spanId);
    if (known) {
      known.times++;
      return;
    }
    const text = textOf(span);
    const parent = span.parentSpanContext?.spanId;
    const full = trace.spans.size >= this.#most.spansOfOneTrace;
    this.#changed(trace);
    // The root comes last, and without it the rest is hard to read.
    if ((full && (parent || trace.roots > 0)) || !this.#makeRoom(trace, text)) {
      trace.dropped++;
      this.dropped.spans++;
      return;
    }
    trace.spans.set(spanId, { span, times: 1 });
    trace.text += text;
    this.#text += text;
    this.#spans++;
    trace.awaited.delete(spanId);
    if (!parent) trace.roots++;
    else if (!trace.spans.has(parent)) trace.awaited.add(parent);
  }

  #begin(id: string): State {
    if (this.#traces.size >= this.#most.traces) this.#dropOldest();
    const trace: State = {
      id,
      spans: new Map(),
      dropped: 0,
      drawn: 0,
      text: 0,
      roots: 0,
      awaited: new Set(),
      newsSince: undefined,
      changed: 0,
      timesDrawn: 0,
    };
    this.#traces.set(id, trace);
    return trace;
  }

  #makeRoom(trace: State, text: number): boolean {
    while (this.#spans >= this.#most.spans || this.#text + text > this.#most.text) {
      if (this.#traces.values().next().value === trace) return false;
      this.#dropOldest();
    }
    return true;
  }

  #dropOldest(): void {
    const [oldest] = this.#traces.values();
    if (!oldest) return;
    this.#traces.delete(oldest.id);
    this.#pending.delete(oldest);
    this.#spans -= oldest.spans.size;
    this.#text -= oldest.text;
    this.dropped.traces++;
    this.dropped.spans += oldest.spans.size;
    if (oldest.timesDrawn === 0) this.#unseen++;
  }

  #changed(trace: State): void {
    trace.changed = performance.now();
    trace.newsSince ??= trace.changed;
    this.#pending.add(trace);
  }

  #wait(): void {
    if (this.#timer || this.#pending.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const now = performance.now();
      this.#say([...this.#pending].filter((trace) => now >= dueAt(trace)));
      this.#wait();
    }, 100);
    this.#timer.unref();
  }

  #say(traces: State[]): void {
    if (traces.length === 0 && this.#unseen === 0) return;
    this.#worthDrawing(traces, this.#unseen);
    this.#unseen = 0;
    for (const trace of traces) {
      this.#pending.delete(trace);
      trace.newsSince = undefined;
      trace.timesDrawn++;
      trace.drawn = trace.spans.size + trace.dropped;
    }
  }
}

/**
 * When a trace is worth drawing: once nothing has come for a moment, a short one where nothing
 * is missing. One that goes on and on is drawn all the same, less often each time.
 */
function dueAt({ roots, awaited, changed, newsSince = changed, timesDrawn }: State): number {
  const patience = 2 ** Math.min(timesDrawn, 6);
  const quiet = roots > 0 && awaited.size === 0 ? 200 : 1000;
  return Math.min(changed + quiet * patience, newsSince + 5000 * patience);
}

/** About how many characters a span holds: what makes one heavier than another. */
function textOf({ name, attributes, events, links, status }: ReceivedSpan): number {
  return (
    name.length +
    (status.message?.length ?? 0) +
    sizeOf(attributes) +
    events.reduce((sum, event) => sum + event.name.length + sizeOf(event.attributes), 0) +
    links.reduce((sum, link) => sum + 100 + sizeOf(link.attributes), 0)
  );
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, held]) => sum + key.length + sizeOf(held) + 8, 0);
}
