import { SpanKind } from '@opentelemetry/api';
import type { Find, Hit } from './hits.ts';
import { isOrphan } from './structure.ts';
import { groupBy, type TracedSpan } from './telemetry.ts';
import { serviceName, share } from './wording.ts';

const minTraces = 2;

/**
 * Requests that come from another service in some traces, and in others from a parent that never
 * arrived, while nothing of that other service is in the trace. A caller from outside, which never
 * sends its spans, is missing from all traces. Messages are left out: their senders may be long ago.
 */
export const findCutTraces: Find = ({ services }) =>
  [...services].flatMap(([service, all]) => {
    const served = all.filter(
      ({ kind, parentId, trace }) => kind === SpanKind.SERVER && parentId && trace.complete,
    );
    const cut = new Map<string, { missing: TracedSpan[]; of: number }>();
    for (const group of groupBy(served, ({ name }) => name).values()) {
      const whole = group.filter(({ parent }) => parent && parent.service !== service);
      const callers = groupBy(whole, ({ parent }) => parent!.service);
      // Of several callers, nobody can tell which one is missing.
      if (callers.size !== 1) continue;
      const [caller] = callers.keys();
      const missing = group.filter((span) => isOrphan(span) && !isIn(span, caller!));
      if (tracesOf(missing) < minTraces || tracesOf(whole) < minTraces) continue;
      const { missing: before = [], of = 0 } = cut.get(caller!) ?? {};
      cut.set(caller!, {
        missing: [...before, ...missing],
        of: of + tracesOf([...missing, ...whole]),
      });
    }
    return [...cut].map(([caller, { missing, of }]): Hit => {
      const count = tracesOf(missing);
      const begin = share(count, of, 'trace', 'lacks', 'lack');
      const what = `${begin} the spans of ${serviceName(caller)} that called ${serviceName(service)}, and the others have them. ${serviceName(caller)} seems to sample on its own.`;
      return { rule: 'trace-cut', service: caller, spans: missing, count, of, what };
    });
  });

function isIn({ trace }: TracedSpan, service: string): boolean {
  return [...trace.spans.values()].some((span) => span.service === service);
}

function tracesOf(spans: TracedSpan[]): number {
  return new Set(spans.map(({ trace }) => trace)).size;
}
