import { SpanStatusCode, type HrTime } from '@opentelemetry/api';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import { recordedSpans } from '../otlp/recorded-spans.ts';
import type { StoredTrace } from '../otlp/trace-store.ts';
import type { ReceivedSpan } from '../otlp/trace-request.ts';
import { cutMiddle, escapeText } from '../render/text.ts';
import { reasonOf } from '../render/waterfall.ts';
import { pictureOf, type Picture } from './picture.ts';

/** A trace in a list. */
export function summaryOf({ id, spans: stored }: StoredTrace) {
  const spans = Array.from(stored.values(), ({ span }) => span);
  const root = spans.find(({ parentSpanContext }) => !parentSpanContext) ?? spans[0]!;
  let [from, to] = [Infinity, -Infinity];
  for (const { startTime, endTime } of spans) {
    from = Math.min(from, msOf(startTime));
    to = Math.max(to, msOf(endTime));
  }
  const reasons = spans
    .filter(({ status }) => status.code === SpanStatusCode.ERROR)
    .map(({ status, events, attributes }) =>
      reasonOf({
        statusMessage: status.message,
        events: events.map(({ name, attributes: said = {} }) => ({ name, attributes: said })),
        attributes,
      }),
    );
  const services = spans.map(({ resource }) => String(resource.attributes['service.name'] ?? ''));
  const isOrphan = ({ parentSpanContext: parent }: ReceivedSpan) =>
    parent !== undefined && !stored.has(parent.spanId);
  return {
    id,
    name: escapeText(root.name.slice(0, 200)).trim() || '(no name)',
    services: [...new Set(services)]
      .filter(Boolean)
      .slice(0, 8)
      .map((name) => cutMiddle(escapeText(name), 60)),
    spans: spans.length,
    errors: reasons.length,
    reason: escapeText(reasons.find(Boolean)?.slice(0, 120) ?? ''),
    orphans: spans.filter(isOrphan).length,
    ms: Math.max(0, to - from),
    at: from,
  };
}

/** The picture of a trace that came in. */
export function pictureOfTrace(trace: StoredTrace): Picture {
  return { ...pictureOf(recordedSpans(trace)), timeOrigin: performance.timeOrigin };
}

/** A trace as the body of an ExportTraceServiceRequest in JSON. */
export function otlpJson({ spans }: StoredTrace): Uint8Array {
  const stored = Array.from(spans.values(), ({ span }) => span);
  return JsonTraceSerializer.serializeRequest(stored) ?? new Uint8Array();
}

function msOf([seconds, rest]: HrTime): number {
  return seconds * 1000 + rest / 1e6;
}

/** The traces in the order in which an engineer looks at them: failed, slow, then the newest. */
export function inOrderOfInterest(traces: StoredTrace[]): TraceSummary[] {
  const all = traces.map(summaryOf);
  const lasting = new Map<string, number[]>();
  for (const { name, ms } of all) lasting.set(name, [...(lasting.get(name) ?? []), ms]);
  for (const times of lasting.values()) times.sort((one, other) => one - other);
  // Slow is what takes three times as long as half of its like.
  const isSlow = ({ name, ms }: TraceSummary) => {
    const times = lasting.get(name)!;
    return times.length >= 4 && ms > 3 * times[Math.floor(times.length / 2)]!;
  };
  const rank = (one: TraceSummary) => (one.errors > 0 ? 2 : one.slow ? 1 : 0);
  return all
    .map((one) => ({ ...one, slow: isSlow(one) }))
    .sort((one, other) => rank(other) - rank(one) || other.at - one.at);
}

export type TraceSummary = ReturnType<typeof summaryOf> & { slow?: boolean };
