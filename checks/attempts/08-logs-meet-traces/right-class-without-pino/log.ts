import { context, trace, type Attributes, type Context } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { journal } from '#bar';

export type Log = (message: string, attributes?: Attributes) => void;

interface Line {
  service: string;
  msg: string;
  trace_id?: string;
  span_id?: string;
}

class Journalist {
  readonly #service: string;

  constructor(service: string) {
    this.#service = service;
  }

  report(message: string, attributes: Attributes = {}, where: Context = context.active()): void {
    const span = trace.getSpan(where);
    const ours = span?.spanContext();
    span?.addEvent(message, { ...attributes, 'coffee.service': this.#service });
    const line = {
      ...attributes,
      time: new Date().toISOString(),
      service: this.#service,
      trace_id: ours?.traceId,
      span_id: ours?.spanId,
      trace_flags: ours && (0x100 | ours.traceFlags).toString(16).slice(1),
      msg: message,
    };
    journal.write(`${JSON.stringify(line)}\n`);
  }
}

export function createLog(service: string): Log {
  const journalist = new Journalist(service);
  return journalist.report.bind(journalist);
}

export function linesOf(traceId: string, lines: string[]): string[] {
  const parsed = lines.map((text) => ({ text, line: JSON.parse(text) as Line }));
  return parsed.flatMap(({ text, line }) => (line.trace_id === traceId ? [text] : []));
}

export function spanOf(text: string, spans: ReadableSpan[]): ReadableSpan | undefined {
  const line: Line = JSON.parse(text);
  for (const span of spans) {
    if (span.spanContext().spanId === line.span_id) return span;
  }
  return undefined;
}
