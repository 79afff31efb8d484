import { trace, type Attributes, type Span } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';
import { journal } from '#bar';

/** The span of the request that is going on. */
export const request = new AsyncLocalStorage<Span>();

/** Says something about the work that is going on. */
export type Log = (message: string, attributes?: Attributes) => void;

/** The log of one service: each message becomes one line of JSON in the journal. */
export function createLog(service: string): Log {
  // pino calls `mixin` for every line, at the moment when it is written.
  const logger = pino({ base: { service }, mixin: traceContext }, journal);

  return (message, attributes) => {
    request.getStore()?.addEvent(message, attributes);
    logger.info(attributes, message);
  };
}

/** The span that is active, under the names that the specification gives to log formats. */
function traceContext(): Record<string, string> {
  const active = trace.getActiveSpan()?.spanContext();
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
