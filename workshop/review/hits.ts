import type { Impact, RuleId } from './rules.ts';
import type { Telemetry, TracedSpan } from './telemetry.ts';

/** What a rule found in one service. */
export interface Hit {
  rule: RuleId;
  service: string;
  /** At least one, the clearest first. */
  spans: TracedSpan[];
  /** How often it was found, if not once in each span, and out of how many. */
  count?: number;
  of: number;
  /** A sentence on it. */
  what: string;
  /** Whether it is the resource's fault, and that of no instrumentation scope. */
  isOfResource?: boolean;
  /** A lower impact than the rule's. */
  impact?: Impact;
  /** What to do about it, if it is not what the rule says. */
  todo?: string;
}

/** Finds what one or more rules are about. */
export type Find = (telemetry: Telemetry) => Hit[];

/** What `find` makes of each service that has such spans, with all the spans of the service. */
export function perService(
  { services }: Telemetry,
  isHit: (span: TracedSpan) => boolean,
  hitOf: (
    spans: TracedSpan[],
    all: TracedSpan[],
  ) => Omit<Hit, 'service' | 'spans' | 'of'> & Partial<Pick<Hit, 'spans' | 'of'>>,
): Hit[] {
  return [...services].flatMap(([service, all]) => {
    const spans = all.filter(isHit);
    return spans.length > 0 ? [{ service, spans, of: all.length, ...hitOf(spans, all) }] : [];
  });
}
