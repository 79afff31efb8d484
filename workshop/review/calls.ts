import { SpanKind } from '@opentelemetry/api';
import { perService, type Find, type Hit } from './hits.ts';
import { differs, requestOf, samePath, type Request } from './request.ts';
import { groupBy, type Telemetry, type TracedSpan } from './telemetry.ts';
import { counted, serviceName, share } from './wording.ts';

/** A SERVER span directly below another one of the same process, for the same request. */
export const findServerTwice: Find = (telemetry) =>
  perService(telemetry, isSecondServer, ({ length }, all) => {
    const servers = all.filter(({ kind }) => kind === SpanKind.SERVER).length;
    return {
      rule: 'server-span-twice',
      of: servers,
      what: `${share(length, servers, 'SERVER span', 'is', 'are')} directly below another SERVER span of this service for the same request.`,
    };
  });

function isSecondServer(inner: TracedSpan): boolean {
  const outer = inner.parent;
  if (inner.kind !== SpanKind.SERVER || outer?.kind !== SpanKind.SERVER) return false;
  if (outer.service !== inner.service || inner.span.parentSpanContext?.isRemote) return false;
  const [own, other] = [inner.resource, outer.resource];
  const isElsewhere = ['service.instance.id', 'process.pid', 'host.name'].some((key) =>
    differs(own[key], other[key]),
  );
  if (isElsewhere || inner.start > outer.end) return false;
  const [request, received] = [requestOf(inner), requestOf(outer)];
  return !differs(request.method, received.method) && samePath(request, received) !== false;
}

interface Call {
  span: TracedSpan;
  request: Request;
}

/** How many of the calls before a request are looked at. */
const maxCalls = 200;

/** Calls and roots of which each may belong to some of the others. */
interface Cluster {
  calls: Set<TracedSpan>;
  roots: Set<TracedSpan>;
}

/**
 * CLIENT spans without a callee, and roots of other services that fit in them: same time, same
 * request. Where several fit, they count only if there are as many callers as callees.
 */
export const findLostContext: Find = (telemetry) => {
  const lost = clustersOf(possibleCallees(telemetry)).flatMap(({ calls, roots }) => {
    const callees = new Set(Array.from(roots, ({ service }) => service));
    const callers = new Set(Array.from(calls, ({ service }) => service));
    const isCertain = calls.size === roots.size && callers.size === 1 && callees.size === 1;
    return isCertain ? Array.from(calls, (call) => ({ call, callee: [...callees][0]! })) : [];
  });
  return [...groupBy(lost, ({ call, callee }) => `${call.service}\0${callee}`).values()].map(
    (group): Hit => {
      const [{ call, callee }] = group as [(typeof lost)[number]];
      const { service } = call;
      const all = telemetry.services.get(service)!;
      const of = all.filter(({ kind }) => kind === SpanKind.CLIENT).length;
      const what = `${share(group.length, of, 'CLIENT span')} no callee in the trace, while ${serviceName(callee)} began ${counted(group.length, 'trace')} of its own for the same request at the same time.`;
      return { rule: 'context-lost', service, spans: group.map((one) => one.call), of, what };
    },
  );
};

function clustersOf(pairs: Pair[]): Cluster[] {
  const clusters = new Map<TracedSpan, Cluster>();
  for (const { call, root } of pairs) {
    const one = clusters.get(call) ?? { calls: new Set([call]), roots: new Set() };
    const other = clusters.get(root) ?? { calls: new Set(), roots: new Set([root]) };
    const isLarger = one.calls.size + one.roots.size > other.calls.size + other.roots.size;
    const [into, from] = isLarger ? [one, other] : [other, one];
    for (const span of from.calls) clusters.set(span, into).get(span)!.calls.add(span);
    for (const span of from.roots) clusters.set(span, into).get(span)!.roots.add(span);
    clusters.set(call, into).set(root, into);
  }
  return [...new Set(clusters.values())];
}

interface Pair {
  call: TracedSpan;
  root: TracedSpan;
}
const known = new WeakMap<Telemetry, Pair[]>();

/** Calls without a callee, each with a root of another trace that may be it. */
export function possibleCallees(telemetry: Telemetry): Pair[] {
  const pairs = known.get(telemetry) ?? findPossibleCallees(telemetry);
  known.set(telemetry, pairs);
  return pairs;
}

function findPossibleCallees({ traces }: Telemetry): Pair[] {
  const spans = traces
    .filter(({ complete }) => complete)
    .flatMap((trace) => [...trace.spans.values()]);
  const calls = spans.filter(isUnanswered).map((span) => ({ span, request: requestOf(span) }));
  const byMethod = groupBy(
    calls.sort((a, b) => a.span.start - b.span.start),
    ({ request }) => request.method,
  );
  return spans
    .filter(({ kind, parentId }) => kind === SpanKind.SERVER && parentId === undefined)
    .flatMap((root) => {
      const request = requestOf(root);
      const near = byMethod.get(request.method) ?? [];
      return near
        .slice(...before(near, root.start))
        .filter(
          (call) => isAround(call.span, root) && isSameRequest(call.request, request, root.service),
        )
        .map(({ span }) => ({ call: span, root }));
    });
}

/** A call over the network whose callee is not in the trace. */
function isUnanswered({ kind, attributes, children }: TracedSpan): boolean {
  const isDatabase = 'db.system.name' in attributes || 'db.system' in attributes;
  return (
    kind === SpanKind.CLIENT &&
    !isDatabase &&
    !children.some((child) => child.kind === SpanKind.SERVER)
  );
}

/** Where the last calls are that began before that time. */
function before(calls: Call[], time: number): [from: number, to: number] {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calls[middle]!.span.start <= time) low = middle + 1;
    else high = middle;
  }
  return [Math.max(0, low - maxCalls), low];
}

function isAround(call: TracedSpan, root: TracedSpan): boolean {
  return call.service !== root.service && call.start <= root.start && root.end <= call.end;
}

/** Whether something says that they are one request, and nothing that they are two. */
function isSameRequest(call: Request, served: Request, service: string): boolean {
  const isSamePath = samePath(call, served);
  const isSameHost = call.host !== undefined && call.host === served.host;
  if (isSamePath === false || (isSameHost && differs(call.port, served.port))) return false;
  const isSamePort = isSameHost && call.port !== undefined && call.port === served.port;
  return isSamePath === true || isSamePort || (service !== '' && call.host === service);
}
