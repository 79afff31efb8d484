/** What one run of an answer did, as its process told it: the input of every picture and check. */
export interface Recording {
  /** How the run ended. Only `returned` is a good end. */
  end: End;
  spans: RecordedSpan[];
  /** Calls of the exporter's `export`. */
  exportCalls: number;
  /** Moment of the exporter's last `shutdown`, if there was one. */
  exporterShutdown?: Moment;
  /** How often it was shut down: once by each provider that has it. */
  shutdowns: number;
  /** Moment at which `run` resolved. */
  done?: Moment;
  /** Work that the coffee bar really did (`lessons/bar.ts`), whoever traced it. */
  work: Work[];
  /** Other things the bar said, such as an apology. */
  said: { what: string; order: number; when: Moment }[];
  /** Requests that reached an HTTP server of the answer. */
  requests: Request[];
  /** How often each function of the API was called: `setSpan`, `with`, `inject`, … */
  calls: Record<string, number>;
  /** Whether a context manager was registered when the run was over. */
  contextManager: boolean;
  /** What the scene handed back. */
  answer?: unknown;
  /** What became of the spans that were sent to a backend besides. */
  sent?: string;
  /** Standard output and standard error, the first 64 KiB. */
  output: string;
}

export type End =
  | { how: 'returned' }
  | { how: 'timed out'; seconds: number }
  | { how: 'exited'; code: number | null; signal: string | null }
  | { how: 'threw'; when: 'import' | 'run' | 'later'; error: Thrown }
  | { how: 'left open'; resources: string[] };

export interface Thrown {
  name: string;
  message: string;
  stack: string;
}

/** A place in the order of events. Checks compare moments, never milliseconds. */
export type Moment = number;

export interface RecordedSpan {
  id: string;
  traceId: string;
  parentId?: string;
  /** Whether the parent came in from another service. */
  remoteParent: boolean;
  name: string;
  kind: SpanKindName;
  sampled: boolean;
  started: Moment;
  ended?: Moment;
  /** Milliseconds since the process began. */
  startMs: number;
  endMs?: number;
  /** The line that started it, `lesson.ts:31`, for the first spans of a run. */
  at?: string;
  /** How many times it reached the exporter, and when first. */
  exported: number;
  arrived?: Moment;
  /** No tracer started it, here or in another process: it was made by hand. */
  madeUp: boolean;
  service: string;
  resource: Attributes;
  scope: string;
  attributes: Attributes;
  events: { name: string; attributes: Attributes }[];
  links: { traceId: string; spanId: string; attributes: Attributes }[];
  status: 'UNSET' | 'OK' | 'ERROR';
  statusMessage?: string;
  traceState?: string;
  /** Calls such as `setAttribute` that came after `end`, and changed nothing. */
  late: { call: string; first: string }[];
}

export type Attributes = Record<string, unknown>;

export const spanKinds = ['INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'] as const;
export type SpanKindName = (typeof spanKinds)[number];

export interface Work {
  name: string;
  order: number;
  begin: Moment;
  end?: Moment;
  /** The span that was active when the work began. */
  activeSpan?: string;
}

export interface Request {
  method: string;
  path: string;
  port: number;
  headers: Record<string, string | string[] | undefined>;
  when: Moment;
}

type SpanFacts = Partial<RecordedSpan> & Pick<RecordedSpan, 'id' | 'traceId'>;

/** What the learner's process writes while it runs, a line of JSON each. */
export type Event =
  | { type: 'ready' }
  | { type: 'start'; span: SpanFacts }
  | { type: 'end'; id: string }
  | { type: 'late'; id: string; call: string; first: string }
  | { type: 'export'; spans: SpanFacts[] }
  | { type: 'received'; ids: string[] }
  | { type: 'shutdown' }
  | { type: 'sent'; line: string }
  | { type: 'work'; name: string; order: number; phase: 'begin' | 'end'; span?: string }
  | { type: 'said'; what: string; order: number }
  | { type: 'request'; request: Omit<Request, 'when'> }
  | { type: 'done'; answer?: unknown }
  | { type: 'ended'; end: End }
  | { type: 'summary'; calls: Record<string, number>; contextManager: boolean };

/** Puts the events of one run together, as they come. */
export class Assembly {
  /** How many events have come. */
  heard = 0;
  #recording: Omit<Recording, 'end' | 'output'> = {
    spans: [],
    exportCalls: 0,
    shutdowns: 0,
    work: [],
    said: [],
    requests: [],
    calls: {},
    contextManager: false,
  };
  #spans = new Map<string, RecordedSpan>();
  #received = new Set<string>();
  #openWork = new Map<string, Work>();
  #end: End | undefined;

  hear(event: Event & { seq: Moment; ms: number }): void {
    const recording = this.#recording;
    const { seq, ms } = event;
    this.heard++;
    switch (event.type) {
      case 'start':
        this.#add({ ...event.span, started: seq, startMs: ms });
        break;
      case 'end': {
        const span = this.#spans.get(event.id);
        if (span && span.ended === undefined) Object.assign(span, { ended: seq, endMs: ms });
        break;
      }
      case 'late':
        this.#spans.get(event.id)?.late.push({ call: event.call, first: event.first });
        break;
      case 'received':
        for (const id of event.ids) this.#received.add(id);
        break;
      case 'export':
        recording.exportCalls++;
        for (const facts of event.spans) {
          const known = this.#spans.get(facts.id);
          const madeUp = !this.#received.has(facts.id);
          const span =
            known?.traceId === facts.traceId
              ? Object.assign(known, facts)
              : this.#add({ ...facts, started: seq, ended: seq, madeUp });
          span.exported++;
          span.arrived ??= seq;
        }
        break;
      case 'shutdown':
        recording.exporterShutdown = seq;
        recording.shutdowns++;
        break;
      case 'work': {
        const { name, order, phase, span: activeSpan } = event;
        const key = `${order} ${name}`;
        if (phase === 'begin') {
          const work = { name, order, begin: seq, ...(activeSpan && { activeSpan }) };
          this.#openWork.set(key, work);
          recording.work.push(work);
        } else Object.assign(this.#openWork.get(key) ?? {}, { end: seq });
        break;
      }
      case 'said':
        recording.said.push({ what: event.what, order: event.order, when: seq });
        break;
      case 'request':
        recording.requests.push({ ...event.request, when: seq });
        break;
      case 'done':
        recording.done = seq;
        recording.answer = event.answer;
        break;
      case 'sent':
        recording.sent = event.line;
        break;
      case 'ended':
        this.#end = event.end;
        break;
      case 'summary':
        recording.calls = event.calls;
        recording.contextManager = event.contextManager;
    }
  }

  #add(facts: SpanFacts): RecordedSpan {
    const span = { ...blank(), ...facts };
    this.#spans.set(span.id, span);
    this.#recording.spans.push(span);
    return span;
  }

  /** What has come. `end` is how the process itself ended. */
  recording(end: End, output = ''): Recording {
    const well = end.how === 'exited' && end.code === 0 && this.#recording.done !== undefined;
    return { ...this.#recording, end: this.#end ?? (well ? { how: 'returned' } : end), output };
  }
}

function blank(): RecordedSpan {
  return {
    id: '',
    traceId: '',
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
  };
}
