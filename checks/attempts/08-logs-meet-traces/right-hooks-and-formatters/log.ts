import { context, isSpanContextValid, trace, type Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import pino, { type LogFn } from 'pino';
import { journal } from '#bar';

export type Log = (message: string, attributes?: Attributes) => void;

export function createLog(service: string): Log {
  const logger = pino(
    {
      name: 'coffee-bar',
      level: 'debug',
      formatters: {
        bindings: () => ({ service }),
        level: (label) => ({ severity: label }),
        log: (fields) => ({ ...ids(), ...fields }),
      },
      hooks: {
        logMethod(args: Parameters<LogFn>, method) {
          const [attributes, message] = args as unknown as [Attributes | undefined, string];
          trace
            .getSpan(context.active())
            ?.addEvent(message, { ...attributes, 'log.level': 'info' });
          method.apply(this, args);
        },
      },
    },
    journal,
  );
  return (message, attributes = {}) => logger.info(attributes, message);
}

function ids(): Record<string, string> {
  const ours = trace.getSpanContext(context.active());
  if (ours === undefined || !isSpanContextValid(ours)) return {};
  const { traceId: trace_id, spanId: span_id, traceFlags } = ours;
  return {
    trace_id,
    span_id,
    trace_flags: traceFlags < 16 ? `0${traceFlags.toString(16)}` : traceFlags.toString(16),
  };
}

export const linesOf = (traceId: string, lines: string[]): string[] => {
  const found: string[] = [];
  for (const line of lines) {
    const fields: { trace_id?: string } = JSON.parse(line);
    if (fields.trace_id === traceId) found.push(line);
  }
  return found;
};

export const spanOf = (line: string, spans: ReadableSpan[]): ReadableSpan | undefined => {
  const byId = new Map(spans.map((span) => [span.spanContext().spanId, span]));
  return byId.get(JSON.parse(line).span_id);
};
