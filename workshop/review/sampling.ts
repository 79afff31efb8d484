import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { possibleCallees } from './calls.ts';
import type { Find, Hit } from './hits.ts';
import { shapeOf } from './names.ts';
import { requestOf } from './request.ts';
import { isOrphan } from './structure.ts';
import { groupBy, type Telemetry, type Trace, type TracedSpan } from './telemetry.ts';
import { serviceName, share, someOf } from './wording.ts';

/** Services that are in some traces, and in others are not, while spans beside them are there. */
export const findCutTraces: Find = (telemetry) => {
  const callers = findMissingCallers(telemetry);
  const known = new Set(callers.map(({ service }) => service));
  return [
    ...callers,
    ...findMissingCallees(telemetry).filter(({ service }) => !known.has(service)),
  ];
};

/** Spans where a service is missing in the trace, and spans where it is not. */
interface Cut {
  missing: TracedSpan[];
  whole: TracedSpan[];
}

const minTraces = 2;

/**
 * Requests that come from another service in some traces, and in others from a parent that never
 * arrived, while nothing of that other service is in the trace. A caller from outside, which never
 * sends its spans, is missing from all traces. Messages are left out: their senders may be long ago.
 */
function findMissingCallers({ services }: Telemetry): Hit[] {
  return [...services].flatMap(([service, all]) => {
    const served = all.filter(
      ({ kind, parentId, trace }) => kind === SpanKind.SERVER && parentId && trace.complete,
    );
    const cuts = new Map<string, Cut>();
    for (const group of groupBy(served, ({ name }) => name).values()) {
      const whole = group.filter(({ parent }) => parent && parent.service !== service);
      const callers = groupBy(whole, ({ parent }) => parent!.service);
      // Of several callers, nobody can tell which one is missing.
      if (callers.size !== 1) continue;
      const [caller] = callers.keys();
      const missing = group.filter((span) => isOrphan(span) && !isIn(span, caller!));
      if (tracesOf(missing).size < minTraces || tracesOf(whole).size < minTraces) continue;
      add(cuts, caller!, { missing, whole });
    }
    return [...cuts].map(([caller, cut]) =>
      hitOf(caller, cut, `with requests from ${serviceName(caller)} to ${serviceName(service)}`),
    );
  });
}

/** From how many traces on, and in what share of all, a callee counts as missing. */
const [minMissing, minShare, minCalls] = [5, 0.1, 10];

/**
 * Calls that another service answers with a span in some traces, while in others nothing of it is
 * there, for the same request of the same caller. A callee that sends nothing is missing from all.
 */
function findMissingCallees(telemetry: Telemetry): Hit[] {
  const elsewhere = new Set(possibleCallees(telemetry).map(({ call }) => call));
  const cuts = new Map<string, Cut>();
  for (const all of telemetry.services.values()) {
    const calls = all.filter(
      ({ kind, trace, isInRing }) => kind === SpanKind.CLIENT && trace.complete && !isInRing,
    );
    for (const group of groupBy(calls, requestKey).values()) {
      const whole = group.filter(calleeOf);
      const callees = new Set(whole.map(calleeOf));
      if (callees.size !== 1 || tracesOf(whole).size < minTraces) continue;
      const [callee] = callees as Set<string>;
      const missing = group.filter(
        (call) => !isFailed(call) && !elsewhere.has(call) && !isIn(call, callee!),
      );
      add(cuts, callee!, { missing, whole });
    }
  }
  return [...cuts].flatMap(([callee, cut]) => {
    const [missing, of] = [tracesOf(cut.missing).size, tracesOf(cut.whole, cut.missing).size];
    if (missing < minMissing || of < minCalls || missing < minShare * of) return [];
    const callers = new Set(cut.missing.map(({ service }) => serviceName(service)));
    return [hitOf(callee, cut, `in which ${someOf([...callers])} called ${serviceName(callee)}`)];
  });
}

/** The same for calls of one service that are the same request, but for the ids in its path. */
function requestKey(call: TracedSpan): string {
  const { method, path, route, host, port } = requestOf(call);
  const place = call.attributes['url.template'] ?? shapeOf(path ?? route ?? '').template;
  return [shapeOf(call.name).template, method, host, port, place].join('\0');
}

/** The service that answered a call, if its span is there. */
function calleeOf({ service, children }: TracedSpan): string | undefined {
  return children.find((child) => child.kind === SpanKind.SERVER && child.service !== service)
    ?.service;
}

/** A call that may never have reached its callee. */
function isFailed({ attributes, span: { status } }: TracedSpan): boolean {
  const code = attributes['http.response.status_code'] ?? attributes['http.status_code'];
  return status.code === SpanStatusCode.ERROR || Number(code) >= 400;
}

function add(cuts: Map<string, Cut>, service: string, { missing, whole }: Cut): void {
  const before = cuts.get(service) ?? { missing: [], whole: [] };
  cuts.set(service, {
    missing: [...before.missing, ...missing],
    whole: [...before.whole, ...whole],
  });
}

function hitOf(service: string, { missing, whole }: Cut, which: string): Hit {
  const [count, of] = [tracesOf(missing).size, tracesOf(missing, whole).size];
  const lack = (verb: string) => `${which} ${verb} the spans of ${serviceName(service)}`;
  const begin = share(count, of, 'trace', lack('lacks'), lack('lack'));
  const what = `${begin}, but the others have them. ${serviceName(service)} seems to sample on its own.`;
  return { rule: 'trace-cut', service, spans: missing, count, of, what };
}

function isIn({ trace }: TracedSpan, service: string): boolean {
  return trace.services.has(service);
}

function tracesOf(...groups: TracedSpan[][]): Set<Trace> {
  return new Set(groups.flat().map(({ trace }) => trace));
}
