import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { journal } from '#bar';

/** Says something about the work that is going on. */
export type Log = (message: string, attributes?: Attributes) => void;

/** The log of one service: each message becomes one line of JSON in the journal. */
export function createLog(service: string): Log {
  // TODO 1: give pino a `mixin` that adds the ids of the active span to every line.
  const logger = pino({ base: { service } }, journal);

  return (message, attributes) => {
    // TODO 5: say it on the active span as well, as an event.
    logger.info(attributes, message);
  };
}

/** The lines of one trace, whoever wrote them, in the order of the journal. */
export function linesOf(traceId: string, lines: string[]): string[] {
  // TODO 2: each line is JSON. Which of them have this id in their field `trace_id`?
  return lines.filter((line) => line === traceId);
}

/** The span in which a line was written; `undefined` if it is not among `spans`. */
export function spanOf(line: string, spans: ReadableSpan[]): ReadableSpan | undefined {
  // TODO 3: the way back. Which of these spans do the line's ids name?
  return spans.find((span) => span.spanContext().spanId === line);
}
