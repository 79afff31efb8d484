import { SpanKind } from '@opentelemetry/api';
import { perService, type Find, type Hit } from './hits.ts';
import { groupBy, type TracedSpan } from './telemetry.ts';
import { serviceName, share } from './wording.ts';

/** What two clocks of one machine may be apart. */
const noiseMs = 2;
/** What two clocks may be apart that are kept in time over the network. */
const driftMs = 5;
const minCalls = 3;

/** Spans of one service that end after their parent. Messages are meant to be worked on later. */
export const findOutliving: Find = (telemetry) =>
  perService(telemetry, outlives, (spans, all) => {
    const late = spans.reduce((most, { end, parent }) => Math.max(most, end - parent!.end), 0);
    const begin = share(
      spans.length,
      all.length,
      'span',
      'ends after its parent',
      'end after their parents',
    );
    const by = `by ${spans.length === 1 ? '' : 'up to '}${Math.round(late)} ms`;
    // Work that is not awaited begins before its parent ends; a callback may run at any time.
    const isMeant = spans.length === 1 || spans.every(({ start, parent }) => start >= parent!.end);
    return {
      rule: 'child-outlives-parent',
      ...(isMeant && { impact: 'Low' }),
      what: `${begin}, ${by}.${isMeant ? ' This is fine if the work was meant to run on.' : ''}`,
    };
  });

function outlives({ parent, kind, service, end, timeFault }: TracedSpan): boolean {
  if (!parent || parent.service !== service || end - parent.end <= noiseMs) return false;
  if (timeFault || parent.timeFault) return false;
  const isMessage =
    [parent.kind, kind].includes(SpanKind.CONSUMER) || parent.kind === SpanKind.PRODUCER;
  // A service that calls itself: the answer is on its way before the SERVER span ends.
  return !isMessage && !(parent.kind === SpanKind.CLIENT && kind === SpanKind.SERVER);
}

/**
 * Pairs of services where a call is answered before it is made, or after the caller has heard.
 * A callee that took longer than its caller waited says nothing about the clocks.
 */
export const findClocks: Find = ({ services }) =>
  [...services].flatMap(([service, all]) => {
    const calls = all.filter(
      ({ kind, parent, start, end, timeFault }) =>
        !timeFault &&
        !parent?.timeFault &&
        kind === SpanKind.SERVER &&
        parent?.kind === SpanKind.CLIENT &&
        parent.service !== service &&
        end - start <= parent.end - parent.start,
    );
    return [...groupBy(calls, ({ parent }) => parent!.service)].flatMap(
      ([caller, group]): Hit[] => {
        const ahead = group.filter((call) => aheadOf(call) > driftMs);
        const behind = group.filter((call) => aheadOf(call) < -driftMs);
        const wrong = ahead.length >= behind.length ? ahead : behind;
        if (wrong.length < minCalls || wrong.length < 0.8 * group.length) return [];
        const apart = wrong.map((call) => Math.abs(aheadOf(call))).sort((a, b) => a - b);
        const median = Math.round(apart[apart.length >> 1]!);
        const isAhead = wrong === ahead;
        const how = isAhead
          ? (verb: string) => `${verb} after ${serviceName(caller)} has the answer`
          : (verb: string) => `${verb} before ${serviceName(caller)} makes the call`;
        const verbs = (isAhead ? ['ends', 'end'] : ['starts', 'start']).map(how);
        const begin = share(wrong.length, group.length, 'request', ...verbs);
        const where = isAhead ? 'ahead of' : 'behind';
        const what = `${begin}. The clock of this service seems to be at least ${median} ms ${where} the caller's.`;
        return [
          {
            rule: 'clocks-disagree',
            service,
            spans: wrong,
            of: group.length,
            what,
            isOfResource: true,
          },
        ];
      },
    );
  });

/** By how many milliseconds a callee's clock must be ahead at least; 0 if it may be right. */
function aheadOf({ start, end, parent }: TracedSpan): number {
  if (end > parent!.end) return end - parent!.end;
  return Math.min(0, start - parent!.start);
}
