import type { ReceivedSpan } from '../otlp/trace-request.ts';
import type { TraceStore } from '../otlp/trace-store.ts';
import { findLostContext, findServerTwice } from './calls.ts';
import { findErrors } from './errors.ts';
import type { Hit } from './hits.ts';
import { findLostMessages } from './messages.ts';
import { findNamesWithIds } from './names.ts';
import { findRenamed } from './renamed.ts';
import { findInResources, findUnsupported } from './resources.ts';
import { rules, scoreRules, weights, type Impact } from './rules.ts';
import { findCutTraces } from './sampling.ts';
import { scoreOf, type Score } from './score.ts';
import { findSecrets } from './secrets.ts';
import {
  findClientRoots,
  findManyInternal,
  findManyShort,
  findOrphans,
  findRings,
} from './structure.ts';
import { telemetryOf, type TracedSpan } from './telemetry.ts';
import { findClocks, findOutliving } from './times.ts';
import { findFarTimes, findReversed } from './timestamps.ts';
import { safeName } from './wording.ts';

/** What the traces of services say about their instrumentation. It can be sent as JSON. */
export interface Review {
  spans: number;
  traces: number;
  /** How many traces were still arriving or had lost spans, so that no span counts as missing. */
  incompleteTraces: number;
  /** How many spans a store has dropped to make room. They are not reviewed. */
  dropped: number;
  services: ServiceReview[];
  /** Of all services, the highest impact first. */
  findings: Finding[];
}

export interface ServiceReview extends Score {
  /** Its `service.name`; empty for the spans that have none. */
  service: string;
  spans: number;
}

export interface Finding {
  rule: string;
  title: string;
  impact: Impact;
  /** Rules of the workshop do not enter the score. */
  source: 'instrumentation-score' | 'workshop';
  service: string;
  /**
   * The instrumentation scope of all these spans; empty where they come from several, and where it
   * is no scope's fault.
   */
  scope: string;
  count: number;
  of: number;
  /** One or more sentences: what was found. */
  what: string;
  /** One sentence: what to do about it. */
  todo: string;
  examples: { name: string; traceId: string; spanId: string }[];
  /** The number of the lesson that explains it, and its text. */
  lesson: number;
  link: string;
}

const finders = [
  findInResources,
  findManyInternal,
  findOrphans,
  findNamesWithIds,
  findClientRoots,
  findManyShort,
  findUnsupported,
  findSecrets,
  findErrors,
  findServerTwice,
  findLostContext,
  findLostMessages,
  findRings,
  findFarTimes,
  findReversed,
  findOutliving,
  findRenamed,
  findClocks,
  findCutTraces,
];

/**
 * Reviews spans of any number of services. `incomplete` are the ids of traces of which spans may
 * be missing for another reason than the senders': no rule on missing spans judges these.
 */
export function review(
  spans: Iterable<ReceivedSpan>,
  {
    incomplete = new Set(),
    dropped = 0,
  }: { incomplete?: ReadonlySet<string>; dropped?: number } = {},
): Review {
  const telemetry = telemetryOf(spans, incomplete);
  const hits = finders.flatMap((find) => find(telemetry));
  const { traces, services } = telemetry;
  const reviews = Array.from(services, ([service, all]): ServiceReview => {
    const own = hits.filter((hit) => hit.service === service);
    return { service, spans: all.length, ...scoreOf(own, all) };
  });
  return {
    spans: reviews.reduce((sum, { spans: count }) => sum + count, 0),
    traces: traces.length,
    incompleteTraces: traces.filter(({ complete }) => !complete).length,
    dropped,
    services: reviews.sort((a, b) => a.score - b.score || compare(a.service, b.service)),
    findings: hits
      .map(findingOf)
      .sort(
        (a, b) =>
          weights[b.impact] - weights[a.impact] ||
          b.count - a.count ||
          compare(a.rule + a.service, b.rule + b.service),
      ),
  };
}

/** SDKs send their spans every 5 seconds, and not all at the same time. */
const quietMs = 10_000;

/** Reviews what a store holds at a time of `performance.now()`. */
export function reviewStore(
  store: Pick<TraceStore, 'traces' | 'dropped'>,
  now = performance.now(),
): Review {
  const { traces, dropped } = store;
  const unfinished = traces.filter((trace) => trace.dropped > 0 || now - trace.lastNews < quietMs);
  return review(
    traces.flatMap(({ spans }) => Array.from(spans.values(), ({ span }) => span)),
    { incomplete: new Set(unfinished.map(({ id }) => id)), dropped: dropped.spans },
  );
}

function findingOf({ rule, service, spans, what, of, ...hit }: Hit): Finding {
  const { title, todo, lesson, impact, evenOnce = false } = rules[rule];
  const count = hit.count ?? spans.length;
  const isCapped = count === 1 && !evenOnce && weights[impact] > weights.Normal;
  const own = hit.isOfResource ? [] : spans.filter((span) => span.service === service);
  const [scope = '', ...others] = new Set(own.map(scopeOf));
  return {
    rule,
    title,
    impact: hit.impact ?? (isCapped ? 'Normal' : impact),
    source: rule in scoreRules ? 'instrumentation-score' : 'workshop',
    service,
    scope: others.length > 0 ? '' : scope,
    count,
    of,
    what,
    todo: hit.todo ?? todo,
    examples: spans.slice(0, 3).map(({ name, id, trace }) => ({
      name: safeName(name),
      traceId: trace.id,
      spanId: id,
    })),
    lesson: Number(lesson.slice(0, 2)),
    link: `lessons/${lesson}/README.md`,
  };
}

function scopeOf({ span }: TracedSpan): string {
  return span.instrumentationScope.name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
