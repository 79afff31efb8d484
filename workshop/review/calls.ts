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

/**
 * CLIENT spans without a callee, and roots of other services that fit in them: same time, same
 * request. Where several fit, they count only if there are as many callers as callees.
 */
export const findLostContext: Find = (telemetry) => {
  const pairs = candidates(telemetry);
  const callers = groupBy(pairs, ({ call }) => call);
  const callees = groupBy(pairs, ({ root }) => root);
  // What can be mistaken for each other, all of it: the callers and callees of one such service.
  const certain = [
    ...groupBy(pairs, ({ call, root }) => `${call.service}\0${root.service}`).values(),
  ].map((group) => {
    const own = group.filter(
      ({ call, root }) =>
        new Set(callees.get(root)!.map((pair) => pair.call.service)).size === 1 &&
        new Set(callers.get(call)!.map((pair) => pair.root.service)).size === 1,
    );
    const [calls, roots] = [
      new Set(own.map(({ call }) => call)),
      new Set(own.map(({ root }) => root)),
    ];
    const alone = own.filter(
      ({ call, root }) => callers.get(call)!.length === 1 && callees.get(root)!.length === 1,
    );
    const found = calls.size === roots.size ? [...calls] : alone.map(({ call }) => call);
    return { found, callee: group[0]!.root.service };
  });
  return certain.flatMap(({ found, callee }): Hit[] => {
    const [first] = found;
    if (!first) return [];
    const { service } = first;
    const of = telemetry.services
      .get(service)!
      .filter(({ kind }) => kind === SpanKind.CLIENT).length;
    const begin = share(found.length, of, 'CLIENT span', 'has', 'have');
    const what = `${begin} no callee in the trace, while ${serviceName(callee)} began ${counted(found.length, 'trace')} of its own for the same request at the same time.`;
    return [{ rule: 'context-lost', service, spans: found, of, what }];
  });
};

function candidates({ traces }: Telemetry): { call: TracedSpan; root: TracedSpan }[] {
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
      return (byMethod.get(request.method) ?? [])
        .slice(...before(byMethod.get(request.method) ?? [], root.start))
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
