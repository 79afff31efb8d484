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
  /** What became of the spans that were sent to a backend besides. */
  sent?: string;
  /** Standard output and standard error, the first 64 KiB. */
  output: string;
}

export type End =
  | { how: 'returned' }
  | { how: 'timed out'; seconds: number }
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
  /** Calls such as `setAttribute` that came after `end`, and changed nothing. */
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
  | { type: 'work'; name: string; order: number; phase: 'begin' | 'end' }
  | { type: 'said'; what: string; order: number }
  | { type: 'request'; request: Omit<Request, 'when'> }
  | { type: 'done'; scenarioResult?: unknown }
  /** What is known of the run as a whole. */
  | { type: 'run'; facts: Partial<Pick<Recording, 'end' | 'sent' | 'calls' | 'contextManager'>> };
