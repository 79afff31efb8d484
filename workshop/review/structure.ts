import { SpanKind } from '@opentelemetry/api';
import { perService, type Find, type Hit } from './hits.ts';
import { groupBy, type TracedSpan } from './telemetry.ts';
import { counted, share } from './wording.ts';

const maxInternal = 10;
const maxShort = 20;
const shortMs = 5;

/** SPA-001: more than 10 INTERNAL spans of one service in one trace. */
export const findManyInternal: Find = ({ services }) =>
  [...services].flatMap(([service, all]): Hit[] => {
    const internal = all.filter(({ kind }) => kind === SpanKind.INTERNAL);
    const traces = new Set(all.map(({ trace }) => trace)).size;
    const large = groupsAbove(maxInternal, internal);
    if (large.length === 0) return [];
    const most = counted(large[0]!.length, 'INTERNAL span');
    const begin = share(large.length, traces, 'trace');
    return [
      {
        rule: 'SPA-001',
        service,
        spans: large.map(([first]) => first!),
        count: large.length,
        of: traces,
        what: `${begin} more than ${maxInternal} INTERNAL spans of this service. The largest has ${most}.`,
      },
    ];
  });

/** SPA-002: spans whose parent never came. */
export const findOrphans: Find = (telemetry) =>
  perService(telemetry, isOrphan, ({ length }, all) => ({
    rule: 'SPA-002',
    what: `${share(length, all.length)} a parent that has not arrived.`,
  }));

/** Whether the parent is missing, where that can be known. */
export function isOrphan({ parentId, parent, isInRing, trace }: TracedSpan): boolean {
  return parentId !== undefined && !parent && !isInRing && trace.complete;
}

/** Spans that are their own parents, or each other's. */
export const findRings: Find = (telemetry) =>
  perService(
    telemetry,
    ({ isInRing }) => isInRing,
    (spans, all) => {
      const isDirect = spans.every(({ id, parentId }) => id === parentId);
      const begin = isDirect
        ? share(spans.length, all.length, 'span', 'is its own parent', 'are their own parents')
        : share(spans.length, all.length, 'span', 'is its own ancestor', 'are their own ancestors');
      return {
        rule: 'parents-in-a-ring',
        what: `${begin}${isDirect ? '' : ': their parents lead back to them'}.`,
      };
    },
  );

/** SPA-004: roots that are CLIENT spans. The specification excepts those of browsers. */
export const findClientRoots: Find = (telemetry) =>
  perService(
    telemetry,
    ({ parentId, kind, resource }) =>
      parentId === undefined &&
      kind === SpanKind.CLIENT &&
      resource['telemetry.sdk.language'] !== 'webjs',
    (spans, all) => {
      const roots = all.filter(({ parentId }) => parentId === undefined).length;
      const begin = share(spans.length, roots, 'root span', 'is a CLIENT span', 'are CLIENT spans');
      const polls = spans.filter(isPoll).length;
      if (polls === spans.length) {
        const [receives, counts] =
          polls === 1 ? ['receives or polls', 'it counts'] : ['receive or poll', 'they count'];
        return {
          rule: 'SPA-004',
          of: roots,
          impact: 'Low',
          what: `${begin} that ${receives} messages. The specification counts every CLIENT root, so ${counts} in the score.`,
          todo: 'A poll has no caller, so it may stay a root; check only that the spans that process its messages continue the traces of the producers or link to them.',
        };
      }
      const some = `${polls} of them ${polls === 1 ? 'receives or polls' : 'receive or poll'} messages`;
      const others = polls > 0 ? ` ${some}, which needs no request.` : '';
      return {
        rule: 'SPA-004',
        of: roots,
        what: `${begin}. Nothing says which request or job made the call.${others}`,
      };
    },
  );

/** A consumer that asks for messages: nobody has called it. */
function isPoll({ attributes }: TracedSpan): boolean {
  const keys = ['messaging.operation.type', 'messaging.operation.name', 'messaging.operation'];
  return keys.some((key) => /^(?:receive|poll|fetch)$/i.test(String(attributes[key])));
}

/**
 * SPA-005: traces with more than 20 short spans, whatever services they come from, as the
 * criterion has it. It concerns each of these services, and less where its own would be few.
 */
export const findManyShort: Find = ({ traces, services }) => {
  const short = traces.flatMap(({ spans }) =>
    [...spans.values()].filter(({ start, end, timeFault }) => !timeFault && end - start < shortMs),
  );
  const large = groupsAbove(maxShort, short);
  const byService = groupBy(large.flat(), ({ service }) => service);
  return [...byService].map(([service, spans]): Hit => {
    const own = [...groupBy(spans, ({ trace }) => trace).values()];
    const of = new Set(services.get(service)!.map(({ trace }) => trace)).size;
    const most = own.reduce((longest, group) => (group.length > longest.length ? group : longest));
    const isCause = most.length > maxShort;
    return {
      rule: 'SPA-005',
      service,
      spans: own.map(([first]) => first!),
      count: own.length,
      of,
      what: `${share(own.length, of, 'trace')} more than ${maxShort} spans shorter than ${shortMs} ms. This service has up to ${most.length} of them in one trace${isCause ? '' : '; the others are from other services'}.`,
      ...(!isCause && { impact: 'Low' }),
    };
  });
};

/** The spans of each trace that has more than `most` of them, the largest group first. */
function groupsAbove(most: number, spans: TracedSpan[]): TracedSpan[][] {
  return [...groupBy(spans, ({ trace }) => trace).values()]
    .filter(({ length }) => length > most)
    .sort((a, b) => b.length - a.length);
}
