import { context, propagation, trace, type Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { journal } from '#bar';

/** Says something about the work that is going on. */
export type Log = (message: string, attributes?: Attributes) => void;

/** The log of one service: each message becomes one line of JSON in the journal. */
export function createLog(service: string): Log {
  // pino calls `mixin` for every line, at the moment when it is written.
  const logger = pino({ base: { service }, mixin: traceContext }, journal);

  return (message, attributes) => {
    trace.getActiveSpan()?.addEvent(message, attributes);
    logger.info(attributes, message);
  };
}

/** The span that is active, under the names that the specification gives to log formats. */
function traceContext(): Record<string, string> {
  const slip: Record<string, string> = {};
  propagation.inject(context.active(), slip);
  return slip;
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
