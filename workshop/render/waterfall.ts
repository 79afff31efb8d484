import type { RecordedSpan, Recording } from '../runner/recording.ts';
import { drawSampling } from './sampling.ts';
import { countSpans, summaryText } from './span-summary.ts';
import { groupByTrace, treeRows, type Node, type Trace } from './span-tree.ts';
import { painter, terminal, type Terminal } from './terminal.ts';
import { columnsOf, escapeText, fit, plural } from './text.ts';

const serviceColours = ['cyan', 'magenta', 'yellow', 'blue', 'green'] as const;
const maxRows = 30;

/** A span, a parent that never arrived, or a note on a trace or a span. */
interface Row extends Pick<Node, 'span' | 'missingParent'> {
  branch: string;
  note?: string;
}

function note(text: string): Row {
  return { branch: '', note: text };
}

/** Draws the spans of a run as trees with bars on one time axis, and counts what became of them. */
export function drawRecording(recording: Recording, on: Terminal = terminal()): string {
  const { spans } = recording;
  const summary = summaryText(countSpans(recording), on.width);
  const sampling = drawSampling(spans, on);
  // After a dot for each trace, the first few are enough.
  const waterfall = drawWaterfall(spans, on, sampling.length > 0 ? 9 : maxRows);
  return [...sampling, ...waterfall, summary].join('\n');
}

/** The rows of the waterfall alone. */
export function drawWaterfall(
  spans: RecordedSpan[],
  on: Terminal = terminal(),
  most = maxRows,
): string[] {
  const traces = groupByTrace(spans);
  const rows: Row[] = [];
  for (const [i, trace] of traces.entries()) {
    const id = trace.id.slice(0, 8);
    const head = note(`trace ${i + 1} (${id}), ${plural(trace.spans.length, 'span')}`);
    const next = [...(traces.length > 1 ? [head] : []), ...rowsOf(trace, traces)];
    if (rows.length > 0 && rows.length + next.length > most) {
      rows.push(note(`… ${plural(traces.length - i, 'more trace')}, not drawn`));
      break;
    }
    rows.push(...next);
  }
  return withBars(rows, on);
}

function rowsOf(trace: Trace, traces: Trace[]): Row[] {
  const rows: Row[] = [];
  let hidden = trace.spans.length;
  for (const { branch, node } of treeRows(trace.roots)) {
    if (rows.length >= maxRows) break;
    const { span, missingParent } = node;
    rows.push({ branch, span, missingParent });
    if (!span) continue;
    hidden--;
    const stem = branch.replace('├─', '│ ').replace('└─', '  ');
    const { status, statusMessage, links } = span;
    if (status === 'ERROR' && statusMessage)
      rows.push(note(`${stem}✗ ${escapeText(statusMessage)}`));
    if (links.length > 0) rows.push(note(`${stem}↳ ${linksOf(span, traces)}`));
  }
  if (hidden > 0) rows.push(note(`… ${plural(hidden, 'more span')}, not drawn`));
  return rows;
}

/** `links to trace 1, 2, 3`: the traces in the picture by their numbers, the others counted. */
function linksOf({ links }: RecordedSpan, traces: Trace[]): string {
  const linked = new Set(links.map(({ traceId }) => traceId));
  const drawn = traces.flatMap(({ id }, i) => (linked.has(id) ? i + 1 : []));
  const others = plural(linked.size - drawn.length, 'other trace');
  if (drawn.length === 0) return `links to ${others}`;
  const more = linked.size > drawn.length ? ` and ${others}` : '';
  return `links to trace ${drawn.join(', ')}${more}`;
}

function withBars(rows: Row[], on: Terminal): string[] {
  const { width } = on;
  const paint = painter(on);
  const spans = rows.flatMap(({ span }) => span ?? []);
  // A span that never arrived has no resource, so its service is not known.
  const services = [...new Set(spans.flatMap(({ service }) => service || []))];
  const label = (row: Row) => row.branch + nameOf(row, services.length > 1);
  const from = Math.min(...spans.map(({ startMs }) => startMs));
  const to = Math.max(...spans.flatMap(({ startMs, endMs = startMs }) => [startMs, endMs]));
  const timeWidth = Math.max(9, ...spans.map((span) => lengthOf(span).length));
  const labelWidth = Math.min(
    Math.max(20, ...rows.map((row) => (row.span ? columnsOf(label(row)) : 0))),
    Math.floor(width / 2),
    width - timeWidth - 5,
  );
  const barWidth = width - labelWidth - timeWidth - 4;
  const scale = to > from ? barWidth / (to - from) : 0;

  return rows.map((row) => {
    const { span } = row;
    if (!span) return paint(row.note ? 'dim' : 'yellow', fit(label(row), width).trimEnd());
    const { startMs, endMs = to, service, status, exported } = span;
    const start = Math.min(Math.floor((startMs - from) * scale), barWidth - 1);
    const length = Math.max(1, Math.round((endMs - startMs) * scale));
    const fill = endMs === startMs ? '▏' : exported > 0 ? '█' : '░';
    const cells = Math.min(length, barWidth - start);
    const events = span.events.map(({ ms = startMs }) =>
      Math.min(cells - 1, Math.floor((ms - from) * scale) - start),
    );
    const bar = Array.from({ length: cells }, (_, i) => (events.includes(i) ? '◆' : fill)).join('');
    const failed = status === 'ERROR';
    const name = fit(label(row), labelWidth);
    const colour = serviceColours[Math.max(0, services.indexOf(service)) % serviceColours.length]!;
    return [
      failed ? paint('red', name) : name,
      ' '.repeat(start) +
        paint(failed ? 'red' : colour, bar) +
        ' '.repeat(barWidth - start - bar.length),
      lengthOf(span).padStart(timeWidth),
    ].join('  ');
  });
}

function nameOf({ span, missingParent = '', note }: Row, withService: boolean): string {
  if (note) return note;
  if (!span) return `(parent ${escapeText(missingParent).slice(0, 16)} never arrived)`;
  const service = withService && span.service ? `${escapeText(span.service)}: ` : '';
  const twice = span.exported > 1 ? ` ×${span.exported}` : '';
  const failed = span.status === 'ERROR' ? ' ✗' : '';
  return service + escapeText(span.name) + twice + failed;
}

function lengthOf({ startMs, endMs, exported }: RecordedSpan): string {
  if (endMs === undefined) return 'not ended';
  if (exported === 0) return 'lost';
  return `${Math.max(0, endMs - startMs).toFixed(1)} ms`;
}
