import type { RecordedSpan } from '../runner/recording.ts';
import { painter, terminal, type Terminal } from './terminal.ts';
import { escapeText, formatNumber } from './text.ts';

/** From this many traces on, each is drawn as a dot. */
const many = 100;
const reason = 'sampler.decision';

/**
 * A dot for each trace, in the order in which they began: kept, dropped, or kept in part; and how
 * many of each sort of root were kept, for what reason. Nothing where all of them were kept. Where
 * it takes more than `room` rows, the last dots are left out.
 */
export function drawSampling(
  spans: RecordedSpan[],
  on: Terminal = terminal(),
  room = Infinity,
): string[] {
  const traces = groupBy(spans, ({ traceId }) => traceId);
  if (traces.size < many || spans.every(({ sampled }) => sampled)) return [];
  const dots = Array.from(traces.values(), (trace) => {
    const kept = trace.filter(({ sampled }) => sampled).length;
    if (kept === 0) return '·';
    return kept === trace.length ? '●' : '◐';
  });
  const rows = dots.join('').match(new RegExp(`.{1,${on.width}}`, 'gu')) ?? [];
  const roots = groupBy(
    spans.filter(({ parentId }) => !parentId),
    ({ name }) => name,
  );
  const head = `${formatNumber(traces.size)} traces: ● kept, ◐ kept in part, · dropped`;
  const counts = Array.from(roots, ([name, all]) => `${escapeText(name)}: ${keptOf(all)}`);
  const shown = rows.slice(0, Math.max(1, room - counts.length - 3));
  const more = traces.size - shown.length * on.width;
  return [
    head,
    ...shown.map((row) => painter(on)('cyan', row)),
    ...(more > 0 ? [`… and ${formatNumber(more)} more`] : []),
    ...counts,
    '',
  ];
}

function groupBy(spans: RecordedSpan[], keyOf: (span: RecordedSpan) => string) {
  const groups = new Map<string, RecordedSpan[]>();
  for (const span of spans) {
    const group = groups.get(keyOf(span));
    if (group) group.push(span);
    else groups.set(keyOf(span), [span]);
  }
  return groups;
}

function keptOf(roots: RecordedSpan[]): string {
  const kept = roots.filter(({ sampled }) => sampled);
  const reasons = new Set(kept.flatMap(({ attributes }) => attributes[reason] ?? []).map(String));
  const why = [...reasons].slice(0, 3).map((text) => `“${escapeText(text)}”`);
  const because = why.length > 0 ? `, ${reason}: ${why.join(', ')}` : '';
  return `${formatNumber(kept.length)} of ${formatNumber(roots.length)} kept${because}`;
}
