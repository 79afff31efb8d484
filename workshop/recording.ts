/** What one run of an answer did, as its process told it: the input of every picture and every check. */
export interface Recording {
  /** How the run ended. Only `returned` is a good end. */
  end: End;
  spans: RecordedSpan[];
  /** Calls of the exporter's `export`. */
  exportCalls: number;
  /** Moment of the exporter's first `shutdown`, if there was one. */
  exporterShutdown?: Moment;
  /** Moment at which `run` resolved or threw. */
  done?: Moment;
  /** Work that the coffee bar really did (`lessons/bar.ts`), whoever traced it. */
  work: Work[];
  /** Other things the bar said, such as an apology. */
  said: Said[];
  /** Requests that reached an HTTP server of the answer. */
  requests: Request[];
  /** How often each function of the API was called: `startActiveSpan`, `setSpan`, `with`, `inject`, … */
  calls: Record<string, number>;
  /** Whether a context manager was registered when the run was over. */
  contextManager: boolean;
  /** What the scene handed back. */
  answer?: unknown;
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
  /** Milliseconds since the first event of the run. */
  startMs: number;
  endMs?: number;
  /** The line that started it, `lesson.ts:31`, for the first spans of a run. */
  at?: string;
  /** How many times it reached the exporter. */
  exported: number;
  /** Moment of its first arrival at the exporter. */
  arrived?: Moment;
  /** The span never passed through a tracer: it was made by hand and given to the exporter. */
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

export const spanKinds = [
  'INTERNAL',
  'SERVER',
  'CLIENT',
  'PRODUCER',
  'CONSUMER',
] as const;
export type SpanKindName = (typeof spanKinds)[number];

export interface Work {
  name: string;
  order: number;
  begin: Moment;
  end?: Moment;
  /** The span that was active when the work began. */
  activeSpan?: string;
}

export interface Said {
  what: string;
  order: number;
  when: Moment;
}

export interface Request {
  method: string;
  path: string;
  port: number;
  headers: Record<string, string | string[] | undefined>;
  when: Moment;
}

/** One line of what the learner's process writes while it runs. */
export type Event = { seq: Moment; ms: number } & EventBody;

export type EventBody =
  | {
      type: 'start';
      id: string;
      traceId: string;
      parentId?: string;
      remoteParent: boolean;
      name: string;
      kind: SpanKindName;
      sampled: boolean;
      at?: string;
    }
  | { type: 'end'; id: string }
  | { type: 'late'; id: string; call: string; first: string }
  | { type: 'export'; spans: ExportedSpan[] }
  | { type: 'shutdown' }
  | { type: 'work'; name: string; order: number; phase: 'begin' | 'end'; span?: string }
  | { type: 'said'; what: string; order: number }
  | { type: 'request'; request: Omit<Request, 'when'> }
  | { type: 'done'; answer?: unknown }
  | { type: 'threw'; when: 'import' | 'run' | 'later'; error: Thrown }
  | { type: 'left open'; resources: string[] }
  | { type: 'summary'; calls: Record<string, number>; contextManager: boolean };

export type ExportedSpan = Pick<
  RecordedSpan,
  | 'id'
  | 'traceId'
  | 'parentId'
  | 'remoteParent'
  | 'name'
  | 'kind'
  | 'service'
  | 'resource'
  | 'scope'
  | 'attributes'
  | 'events'
  | 'links'
  | 'status'
  | 'statusMessage'
  | 'traceState'
> & { startMs: number; endMs: number };

/** Puts the events of one run together. `end` is how the process itself ended. */
export function assemble(events: Event[], processEnd: End, output: string): Recording {
  const recording: Recording = {
    end: processEnd,
    spans: [],
    exportCalls: 0,
    work: [],
    said: [],
    requests: [],
    calls: {},
    contextManager: false,
    output,
  };
  const seen: Seen = { spans: new Map(), openWork: new Map() };
  for (const event of events) add(recording, seen, event);
  return recording;
}

interface Seen {
  spans: Map<string, RecordedSpan>;
  openWork: Map<string, Work>;
}

function add(recording: Recording, seen: Seen, event: Event): void {
  switch (event.type) {
    case 'start': {
      const { type: _, seq, ms, ...facts } = event;
      const span = { ...blank(), ...facts, started: seq, startMs: ms };
      seen.spans.set(span.id, span);
      recording.spans.push(span);
      return;
    }
    case 'end': {
      const span = seen.spans.get(event.id);
      if (span && span.ended === undefined)
        Object.assign(span, { ended: event.seq, endMs: event.ms });
      return;
    }
    case 'late': {
      const { id, call, first } = event;
      seen.spans.get(id)?.late.push({ call, first });
      return;
    }
    case 'export':
      recording.exportCalls++;
      for (const exported of event.spans) {
        const known = seen.spans.get(exported.id);
        const span =
          known?.traceId === exported.traceId
            ? known
            : { ...blank(), started: event.seq, ended: event.seq, madeUp: true };
        if (span !== known) {
          seen.spans.set(exported.id, span);
          recording.spans.push(span);
        }
        Object.assign(span, exported, { exported: span.exported + 1 });
        span.arrived ??= event.seq;
      }
      return;
    case 'shutdown':
      recording.exporterShutdown ??= event.seq;
      return;
    case 'work': {
      const { name, order, phase, span, seq } = event;
      const key = `${order} ${name}`;
      if (phase === 'begin') {
        const work: Work = { name, order, begin: seq, ...(span && { activeSpan: span }) };
        seen.openWork.set(key, work);
        recording.work.push(work);
      } else {
        const work = seen.openWork.get(key);
        if (work) work.end = seq;
      }
      return;
    }
    case 'said':
      recording.said.push({ what: event.what, order: event.order, when: event.seq });
      return;
    case 'request':
      recording.requests.push({ ...event.request, when: event.seq });
      return;
    case 'done':
      recording.done = event.seq;
      if (recording.end.how === 'exited' && recording.end.code === 0) {
        recording.end = { how: 'returned' };
      }
      recording.answer = event.answer;
      return;
    case 'threw':
      recording.end = { how: 'threw', when: event.when, error: event.error };
      return;
    case 'left open':
      recording.end = { how: 'left open', resources: event.resources };
      return;
    case 'summary':
      recording.calls = event.calls;
      recording.contextManager = event.contextManager;
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
