/** What one run of an answer did, as its process told it: the input of every picture and check. */
export interface Recording {
  /** How the run ended. Only `returned` is a good end. */
  end: End;
  spans: RecordedSpan[];
  exportCalls: number;
  /** Moment of the exporter's last `shutdown`, if there was one. */
  exporterShutdown?: Moment;
  /** How often it was shut down: once by each provider that has it. */
  shutdowns: number;
  /** The SDK's providers, by number: when `shutdown` was called on each, and when it was done. */
  providers: { shutdown?: Moment; done?: Moment }[];
  /** When its last event came, in milliseconds as those of the spans. */
  lastMs: number;
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
  /** What the scenario resolved with. */
  scenarioResult?: unknown;
  /** What became of the spans that were sent to a backend as well. */
  sent?: string;
  /** The line that called `process.exit`; empty where that is not known. */
  exitCalled?: string;
  /** Standard output and standard error, the first 2 MiB. */
  output: string;
}

export type End =
  | { how: 'returned' }
  /** `saw` is what it was doing: looping, waiting, or too little on this machine to tell. */
  | { how: 'timed out'; seconds: number; saw: 'loop' | 'waiting' | 'slow' }
  | { how: 'out of memory' }
  /** It did more than can be recorded. */
  | { how: 'flooded' }
  | { how: 'exited'; code: number | null; signal: string | null }
  | { how: 'threw'; when: 'import' | 'run' | 'later'; error: Required<Thrown> }
  | { how: 'left open'; resources: string[] };

type Thrown = Pick<Error, 'name' | 'message' | 'stack'>;

/** A place in the order of events. Checks compare moments, never milliseconds. */
export type Moment = number;

export interface RecordedSpan {
  id: string;
  traceId: string;
  parentId?: string;
  /** Whether the parent came in from another service. */
  remoteParent: boolean;
  /** The number of the provider whose tracer started it. */
  provider?: number;
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
  /** `ms` as that of the span itself. */
  events: { name: string; attributes: Attributes; ms?: number }[];
  links: { traceId: string; spanId: string; traceFlags: number; attributes: Attributes }[];
  status: 'UNSET' | 'OK' | 'ERROR';
  statusMessage?: string;
  /** Calls such as `setAttribute`, or `end` itself, that came after `end`, and changed nothing. */
  late: { call: string; first: string }[];
}

type Attributes = Record<string, unknown>;

export const spanKinds = ['INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'] as const;
export type SpanKindName = (typeof spanKinds)[number];

export interface Work {
  name: string;
  order: number;
  begin: Moment;
  end?: Moment;
  /** The id of the span that was active when it began. */
  active?: string;
}

export interface Request {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  when: Moment;
}

export type SpanFacts = Partial<RecordedSpan> & Pick<RecordedSpan, 'id' | 'traceId'>;

/** What a child process writes while it runs, a line of JSON each. */
export type Event =
  | { type: 'ready' }
  | { type: 'start'; span: SpanFacts }
  | { type: 'end'; id: string }
  | { type: 'late'; id: string; call: string; first: string }
  | { type: 'export'; spans: SpanFacts[] }
  | { type: 'received'; ids: string[] }
  | { type: 'shutdown' }
  | { type: 'provider'; provider: number; phase: 'shutdown' | 'done' }
  | { type: 'work'; name: string; order: number; phase: 'begin' | 'end'; active?: string }
  | { type: 'said'; what: string; order: number }
  | { type: 'request'; request: Omit<Request, 'when'> }
  | { type: 'done'; scenarioResult?: unknown }
  /** What is known of the run as a whole. */
  | { type: 'run'; facts: Partial<Recording> };
