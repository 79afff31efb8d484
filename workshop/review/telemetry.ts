import type { ReceivedSpan } from '../otlp/trace-request.ts';

/** A span with its place in its trace. */
export interface TracedSpan {
  span: ReceivedSpan;
  name: string;
  kind: number;
  attributes: Record<string, unknown>;
  /** The attributes of its resource: the same object for the same resource. */
  resource: Record<string, unknown>;
  /** The `service.name`; empty where there is none. */
  service: string;
  id: string;
  trace: Trace;
  parentId?: string;
  /** Missing as well where its parents would lead back to it. */
  parent?: TracedSpan;
  children: TracedSpan[];
  /** Milliseconds since 1970. */
  start: number;
  end: number;
  /** Whether it is its own parent, or its parent's parent, and so on. */
  isInRing: boolean;
  /** Why its times tell nothing: they are in another century, or the end is before the start. */
  timeFault: 'far' | 'reversed' | undefined;
}

export interface Trace {
  id: string;
  spans: Map<string, TracedSpan>;
  services: Set<string>;
  /** Whether a span that is not here was never sent. */
  complete: boolean;
}

export interface Telemetry {
  traces: Trace[];
  /** The spans of each service, by its name. */
  services: Map<string, TracedSpan[]>;
}

/** Puts spans into their traces. One that came twice counts once. */
export function telemetryOf(
  received: Iterable<ReceivedSpan>,
  incomplete: ReadonlySet<string>,
): Telemetry {
  const traces = new Map<string, Trace>();
  const services = new Map<string, TracedSpan[]>();
  // The SDK makes these anew each time that it is asked for them.
  const resources = new Map<object, Record<string, unknown>>();
  for (const span of received) {
    const { traceId, spanId } = span.spanContext();
    let trace = traces.get(traceId);
    if (!trace) {
      trace = {
        id: traceId,
        spans: new Map(),
        services: new Set(),
        complete: !incomplete.has(traceId),
      };
      traces.set(traceId, trace);
    }
    if (trace.spans.has(spanId)) continue;
    const resource = resources.get(span.resource) ?? span.resource.attributes;
    resources.set(span.resource, resource);
    const traced = tracedSpan(span, spanId, trace, resource);
    trace.spans.set(spanId, traced);
    trace.services.add(traced.service);
    const others = services.get(traced.service);
    if (others) others.push(traced);
    else services.set(traced.service, [traced]);
  }
  for (const trace of traces.values()) connect(trace);
  return { traces: [...traces.values()], services };
}

/** Gives each span its parent, except where the parents would lead back to it. */
function connect({ spans }: Trace): void {
  const parentOf = ({ parentId }: TracedSpan) =>
    parentId === undefined ? undefined : spans.get(parentId);
  const seen = new Set<TracedSpan>();
  for (const span of spans.values()) {
    const path = new Set<TracedSpan>();
    let at: TracedSpan | undefined = span;
    for (; at && !seen.has(at); at = parentOf(at)) {
      seen.add(at);
      path.add(at);
    }
    if (!at || !path.has(at)) continue;
    for (; at && !at.isInRing; at = parentOf(at)) at.isInRing = true;
  }
  for (const span of spans.values()) {
    span.parent = span.isInRing ? undefined : parentOf(span);
    span.parent?.children.push(span);
  }
}

const [year2000, year2100] = [Date.UTC(2000), Date.UTC(2100)];

/** Whether a time in milliseconds can be that of somebody's span. */
export function isPlausible(time: number): boolean {
  return time >= year2000 && time < year2100;
}

function tracedSpan(
  span: ReceivedSpan,
  id: string,
  trace: Trace,
  resource: Record<string, unknown>,
): TracedSpan {
  const service = resource['service.name'];
  const [start, end] = [milliseconds(span.startTime), milliseconds(span.endTime)];
  return {
    span,
    name: span.name,
    kind: span.kind,
    attributes: span.attributes,
    resource,
    service: typeof service === 'string' ? service.trim() : '',
    id,
    trace,
    parentId: span.parentSpanContext?.spanId,
    children: [],
    start,
    end,
    isInRing: false,
    timeFault: !isPlausible(start) ? 'far' : end < start ? 'reversed' : undefined,
  };
}

function milliseconds([seconds, nanoseconds]: readonly [number, number]): number {
  return seconds * 1000 + nanoseconds / 1e6;
}

/** What comes under each key, in order of first appearance. */
export function groupBy<T, K>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** What `of` makes of a thing, found out once for each. */
export function remembered<K, T>(of: (thing: K) => T): (thing: K) => T {
  const known = new Map<K, T>();
  return (thing) => {
    const had = known.get(thing);
    if (had !== undefined || known.has(thing)) return had as T;
    const made = of(thing);
    known.set(thing, made);
    return made;
  };
}
