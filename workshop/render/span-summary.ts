import type { Recording } from '../runner/recording.ts';
import { plural } from './text.ts';

export type SpanCounts = ReturnType<typeof countSpans>;

/**
 * What became of the spans of a run; `calls` are those of the exporter's `export`. Only a span
 * that ended can be lost.
 */
export function countSpans({ spans, exportCalls }: Recording) {
  const sampled = spans.filter((span) => span.sampled);
  const exported = sampled.filter((span) => span.exported > 0);
  return {
    started: spans.length,
    ended: spans.filter((span) => span.ended !== undefined).length,
    sampled: sampled.length,
    exported: exported.length,
    calls: exportCalls,
    lost: sampled.filter((span) => span.ended !== undefined && span.exported === 0).length,
    repeated: exported.filter((span) => span.exported > 1).length,
  };
}

/** Those counts in one line of at most `width` columns, or in more where it is too narrow. */
export function summaryText(counts: SpanCounts, width = 78): string {
  const { started, ended, sampled, exported, calls, lost, repeated } = counts;
  const parts = [
    `spans: ${started} started`,
    `${ended} ended`,
    `${sampled} sampled`,
    `${exported} exported in ${plural(calls, 'call')}`,
    `${lost} lost`,
    ...(repeated > 0 ? [`${repeated} exported more than once`] : []),
  ];
  return parts.reduce((text, part) => {
    const lastLine = text.slice(text.lastIndexOf('\n') + 1);
    return lastLine.length + part.length + 2 < width ? `${text}, ${part}` : `${text},\n  ${part}`;
  });
}
