import { exported } from './exporter.ts';
import type { KeptTrace } from './keep.ts';
import { fit, painter, plural, rowsWithBars, type Paper } from './picture.ts';
import { Assembly, type RecordedSpan } from './recording.ts';
import { printable } from './trees.ts';

/** Draws a trace that came in over the wire: a line on what it is, and its spans with their bars. */
export function drawTrace(trace: KeptTrace, on: Paper): string {
  const kept = [...trace.spans.values()];
  const assembly = new Assembly();
  assembly.hear({ type: 'export', spans: kept.map(({ span }) => exported(span)), seq: 1, ms: 0 });
  const spans = assembly.recording({ how: 'returned' }).spans.map((span, i) => ({
    ...span,
    name: short(span.name),
    service: short(span.service),
    exported: kept[i]!.times,
    // Every service sends here: a parent in another one is missing like any other.
    remoteParent: false,
  }));
  const head = painter(on)('bold', fit(headOf(trace, spans), on.width).trimEnd());
  return [head, ...rowsWithBars(spans, on)].join('\n');
}

function headOf({ id, drawn, dropped }: KeptTrace, spans: RecordedSpan[]): string {
  const services = [...new Set(spans.map(({ service }) => service))];
  const parts = [`trace ${id.slice(0, 8)}`, plural(spans.length, 'span')];
  if (drawn > 0) parts.push(`${spans.length + dropped - drawn} new`);
  if (dropped > 0) parts.push(`${dropped} more not kept`);
  const [first = '', ...others] = services;
  if (others.length > 0) parts.push(plural(services.length, 'service'));
  else parts.push(first ? `from ${printable(first)}` : 'from no named service');
  return parts.join(', ');
}

/** A name may have millions of characters, and measuring them takes its time. */
function short(name: string): string {
  return name.slice(0, 200);
}
