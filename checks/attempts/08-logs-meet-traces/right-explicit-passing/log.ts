import type { Attributes, Span } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { journal } from '#bar';

/** Says something about the work that is going on. */
export type Log = (span: Span | undefined, message: string, attributes?: Attributes) => void;

/** The log of one service: each message becomes one line of JSON in the journal. */
export function createLog(service: string): Log {
  const logger = pino({ base: { service } }, journal);

  return (span, message, attributes) => {
    span?.addEvent(message, attributes);
    logger.info({ ...attributes, ...traceContext(span) }, message);
  };
}

/** The span that is active, under the names that the specification gives to log formats. */
function traceContext(span: Span | undefined): Record<string, string> {
  const active = span?.spanContext();
  // No span, no fields: zeros would look like one large trace.
  if (!active) return {};
  return {
    trace_id: active.traceId,
    span_id: active.spanId,
    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
  };
}

/** The lines of one trace, whoever wrote them, in the order of the journal. */
export function linesOf(traceId: string, lines: string[]): string[] {
  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
}

/** The span in which a line was written; `undefined` if it is not among `spans`. */
export function spanOf(line: string, spans: ReadableSpan[]): ReadableSpan | undefined {
  const { trace_id, span_id } = JSON.parse(line);
  return spans.find((span) => {
    const { traceId, spanId } = span.spanContext();
    return traceId === trace_id && spanId === span_id;
  });
}
