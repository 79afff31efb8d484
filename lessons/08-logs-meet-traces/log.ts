import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { journal } from '#bar';

/** Logs a message about the work in progress. */
export type Log = (message: string, attributes?: Attributes) => void;

/** The log of one service: each message becomes one line of JSON in the journal. */
export function createLog(service: string): Log {
  // TODO 1: put the ids of the active span on every line. pino's option `mixin` is one way.
  const logger = pino({ base: { service } }, journal);

  return (message, attributes) => {
    // TODO 5: add the message to the active span as well, as an event.
    logger.info(attributes, message);
  };
}

/** The lines of one trace, from any service, in the order of the journal. */
export function linesOf(traceId: string, lines: string[]): string[] {
  // TODO 2: each line is a JSON object. Which ones have this id in their field `trace_id`?
  return lines.filter((line) => line === traceId);
}

/** The span in which a line was written; `undefined` if it is not among `spans`. */
export function spanOf(line: string, spans: ReadableSpan[]): ReadableSpan | undefined {
  // TODO 3: the way back. Which of these spans do the line's two ids name?
  return spans.find((span) => span.spanContext().spanId === line);
}
