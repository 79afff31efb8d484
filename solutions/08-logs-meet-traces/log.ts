import { trace, type Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { journal } from '#bar';

/** Logs a message about the work in progress. */
export type Log = (message: string, attributes?: Attributes) => void;

/** The log of one service: each message becomes one line of JSON in the journal. */
export function createLog(service: string): Log {
  // pino calls `mixin` for every line, when it is written: only then is the right span active.
  const logger = pino({ base: { service }, mixin: traceContext }, journal);

  // The line stays even if the trace is not kept. The event is for those who see the picture.
  return (message, attributes) => {
    trace.getActiveSpan()?.addEvent(message, attributes);
    logger.info(attributes, message);
  };
}

/** The ids of the active span, under the names that the specification gives to log fields. */
function traceContext(): Record<string, string> {
  const active = trace.getActiveSpan()?.spanContext();
  // No span, no fields: zeros would look like one huge trace.
  if (!active) return {};
  return {
    trace_id: active.traceId,
    span_id: active.spanId,
    trace_flags: active.traceFlags.toString(16).padStart(2, '0'),
  };
}

/** The lines of one trace, from any service, in the order of the journal. */
export function linesOf(traceId: string, lines: string[]): string[] {
  // The field and not the text: another order's line may mention this trace.
  return lines.filter((line) => JSON.parse(line).trace_id === traceId);
}

/** The span in which a line was written; `undefined` if it is not among `spans`. */
export function spanOf(line: string, spans: ReadableSpan[]): ReadableSpan | undefined {
  const { trace_id, span_id } = JSON.parse(line);
  // Both ids: a span id is unique only within its trace.
  return spans.find((span) => {
    const { traceId, spanId } = span.spanContext();
    return traceId === trace_id && spanId === span_id;
  });
}
