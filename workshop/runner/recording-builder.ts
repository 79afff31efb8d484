import type { End, Event, Moment, RecordedSpan, Recording, SpanFacts, Work } from './recording.ts';

type Stamped = Event & { seq: Moment; ms: number };
type Handlers = { [T in Event['type']]: (event: Extract<Stamped, { type: T }>) => void };

/** Puts the events of one run together, as they come. */
export class RecordingBuilder {
  #recording: Omit<Recording, 'end' | 'output'> & { end?: End } = {
    spans: [],
    exportCalls: 0,
    lastMs: 0,
    shutdowns: 0,
    providers: [],
    work: [],
    said: [],
    requests: [],
    calls: {},
    contextManager: false,
  };
  #spans = new Map<string, RecordedSpan>();
  #received = new Set<string>();
  /** Work that is going on, under its order and name: the same may go on twice. */
  #openWork = new Map<string, Work[]>();

  #handlers: Handlers = {
    ready: () => {},
    start: ({ span, seq, ms }) => this.#addSpan({ ...span, started: seq, startMs: ms }),
    end: ({ id, seq, ms }) => {
      const span = this.#spans.get(id);
      if (span && span.ended === undefined) Object.assign(span, { ended: seq, endMs: ms });
    },
    late: ({ id, call, first }) => this.#spans.get(id)?.late.push({ call, first }),
    received: ({ ids }) => ids.forEach((id) => this.#received.add(id)),
    export: ({ spans, seq }) => {
      this.#recording.exportCalls++;
      for (const facts of spans) {
        const known = this.#spans.get(facts.id);
        const madeUp = !this.#received.has(facts.id);
        const span =
          known?.traceId === facts.traceId
            ? Object.assign(known, facts)
            : this.#addSpan({ ...facts, started: seq, ended: seq, madeUp });
        span.exported++;
        span.arrived ??= seq;
      }
    },
    shutdown: ({ seq }) => {
      this.#recording.exporterShutdown = seq;
      this.#recording.shutdowns++;
    },
    provider: ({ provider, phase, seq }) => {
      (this.#recording.providers[provider] ??= {})[phase] ??= seq;
    },
    work: ({ name, order, phase, active, seq }) => {
      const key = `${order} ${name}`;
      const open = this.#openWork.get(key) ?? [];
      if (phase === 'end') Object.assign(open.shift() ?? {}, { end: seq });
      else {
        const work = { name, order, begin: seq, active };
        this.#openWork.set(key, [...open, work]);
        this.#recording.work.push(work);
      }
    },
    said: ({ what, order, seq }) => this.#recording.said.push({ what, order, when: seq }),
    request: ({ request, seq }) => this.#recording.requests.push({ ...request, when: seq }),
    done: ({ scenarioResult, seq }) =>
      Object.assign(this.#recording, { done: seq, scenarioResult }),
    run: ({ facts }) => Object.assign(this.#recording, facts),
  };

  add(event: Stamped): void {
    this.#recording.lastMs = Math.max(this.#recording.lastMs, event.ms);
    (this.#handlers[event.type] as (event: Stamped) => void)(event);
  }

  #addSpan(facts: SpanFacts): RecordedSpan {
    const span: RecordedSpan = {
      remoteParent: false,
      name: '',
      kind: 'INTERNAL',
      sampled: true,
      started: 0,
      startMs: 0,
      exported: 0,
      madeUp: false,
      service: '',
      resource: {},
      scope: '',
      attributes: {},
      events: [],
      links: [],
      status: 'UNSET',
      late: [],
      ...facts,
    };
    this.#spans.set(span.id, span);
    this.#recording.spans.push(span);
    return span;
  }

  /** The recording of what has come. `end` is how the process itself ended. */
  build(end: End, output = ''): Recording {
    const hasReturned = this.#recording.done && end.how === 'exited' && end.code === 0;
    const ended: End = hasReturned ? { how: 'returned' } : end;
    const recording: Recording = { end: ended, ...this.#recording, output };
    // The first spans of a loop say as much as all of them, and take less time to look at.
    if (recording.end.how === 'flooded') recording.spans.splice(1000);
    return recording;
  }
}
