import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { decodeTraces, type ReceivedSpan } from '../otlp/trace-request.ts';

type Attributes = Record<string, unknown>;

export interface SentSpan {
  traceId: string;
  spanId: string;
}

interface Facts {
  kind?: keyof typeof SpanKind;
  /** A span in the same trace, or only its ids. */
  in?: SentSpan;
  /** Its own id, if it matters. */
  id?: string;
  /** When it starts and ends, in milliseconds; 0 and 100. */
  ms?: readonly [start: number, end: number];
  /** How many nanoseconds one unit of its times is, which should be one. */
  unit?: number;
  attributes?: Attributes;
  status?: keyof typeof SpanStatusCode;
  message?: string;
  events?: { name: string; attributes?: Attributes }[];
  links?: SentSpan[];
  scope?: string;
  isRemote?: boolean;
}

/** Spans as services send them, for tests. */
export class SentSpans {
  #resourceSpans: object[] = [];
  #ids = 0;
  #prefix: string;

  /** Hex digits that all ids begin with, so that those of two senders differ. */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** A sender with this name and resource; `undefined` takes a default attribute out. */
  service(name: string, resource: Attributes = {}) {
    const attributes = {
      'service.name': name,
      'service.instance.id': `${name}-1`,
      'telemetry.sdk.language': 'nodejs',
      'telemetry.sdk.version': '2.12.0',
      'process.runtime.version': '22.12.0',
      ...resource,
    };
    const scopeSpans: { scope: { name: string }; spans: object[] }[] = [];
    this.#resourceSpans.push({ resource: { attributes: pairs(attributes) }, scopeSpans });
    return (spanName: string, facts: Facts = {}): SentSpan => {
      const ids = {
        traceId: facts.in?.traceId ?? this.newId(32),
        spanId: facts.id ?? this.newId(16),
      };
      const { scope = '' } = facts;
      let scoped = scopeSpans.find(({ scope: { name } }) => name === scope);
      if (!scoped) scopeSpans.push((scoped = { scope: { name: scope }, spans: [] }));
      scoped.spans.push({ ...ids, ...sent(spanName, facts) });
      return ids;
    };
  }

  newId(length: number): string {
    return this.#prefix + (++this.#ids).toString(16).padStart(length - this.#prefix.length, 'a');
  }

  /** An ExportTraceServiceRequest. */
  get request() {
    return { resourceSpans: this.#resourceSpans };
  }

  get received(): ReceivedSpan[] {
    return decodeTraces(Buffer.from(JSON.stringify(this.request)), 'json', Infinity).spans;
  }
}

function sent(name: string, facts: Facts): object {
  const { kind = 'INTERNAL', ms = [0, 100], status = 'UNSET', message, events = [] } = facts;
  const nano = (at: number) =>
    String((1_700_000_000_000_000_000n + BigInt(Math.round(at * 1e6))) / BigInt(facts.unit ?? 1));
  return {
    name,
    kind: SpanKind[kind] + 1,
    ...(facts.in?.spanId && { parentSpanId: facts.in.spanId }),
    ...(facts.isRemote !== undefined && { flags: facts.isRemote ? 0x301 : 0x101 }),
    startTimeUnixNano: nano(ms[0]),
    endTimeUnixNano: nano(ms[1]),
    attributes: pairs(facts.attributes),
    status: { code: SpanStatusCode[status], message },
    events: events.map((event) => ({ ...event, attributes: pairs(event.attributes) })),
    links: facts.links,
  };
}

function pairs(attributes: Attributes = {}): object[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value: valueOf(value) }));
}

function valueOf(value: unknown): object {
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return { intValue: value };
  if (value === null) return {};
  if (typeof value === 'object') return { kvlistValue: { values: pairs({ ...value }) } };
  return { stringValue: value };
}
