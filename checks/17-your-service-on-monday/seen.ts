/** The scope of the spans that the check makes itself. */
export const checkScope = 'check';

/** Work that the library did, at its begin or end, and the span that was active then. */
export interface Did {
  name: string;
  book: string;
  phase: 'begin' | 'end';
  active?: string;
  isOpen: boolean;
}

/** A line of a logger that the check made in a program. */
export interface Line {
  /** How pino was imported. */
  how: string;
  /** The properties of pino that the function which made the logger has not. */
  lacks: string[];
  /** The span that was active; empty where there was none. */
  spanId: string;
  /** What the logger and the line were: `a logger with a mixin`. */
  what: string;
  /** What the line had to have, beside the message. */
  fields: Record<string, unknown>;
  /** Where it never arrived, the error that was thrown, if any. */
  text: string;
  trace_id?: string;
  span_id?: string;
}

/** Source without its comments. */
export function codeOf(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|(?<![:'"`/])\/\/.*$/gm, '');
}
