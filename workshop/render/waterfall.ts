import type { RecordedSpan, Recording } from '../runner/recording.ts';
import { drawSampling } from './sampling.ts';
import { countSpans, summaryText } from './span-summary.ts';
import { groupByTrace, treeRows, type Node, type Trace, type TreeRow } from './span-tree.ts';
import { painter, terminal, type Terminal } from './terminal.ts';
import { columnsOf, cutMiddle, escapeText, fit, plural } from './text.ts';

const serviceColours = ['cyan', 'magenta', 'yellow', 'blue', 'green'] as const;
/** So many rows are drawn at most, with the one that counts the rest. */
const maxRows = 31;
const maxRowsBelowDots = 10;
/** Rows of a short screen that are kept for what the program printed last. */
export const rowsForOutput = 2;
/** Of the spans that failed, so many are always drawn, each with so many of those above it. */
const [maxFailures, maxAbove] = [5, 5];
const maxBranch = 24;
const maxService = 20;

/** A span, a parent that never arrived, or a note on a trace or a span. */
interface Row extends Pick<Node, 'span' | 'missingParent'> {
  branch: string;
  note?: string;
}

function note(text: string): Row {
  return { branch: '', note: text };
}

/**
 * Draws the spans of a run as trees with bars on one time axis, and counts what became of them.
 * Where that takes more than `room` rows, some are left out.
 */
export function drawRecording(
  recording: Recording,
  on: Terminal = terminal(),
  room = Infinity,
): string {
  const { spans } = recording;
  const summary = summaryText(countSpans(recording), on.width).split('\n');
  const roomAbove = room - summary.length;
  const sampling = drawSampling(spans, on, roomAbove);
  // After a dot for each trace, the first few are enough.
  const most = sampling.length > 0 ? maxRowsBelowDots : maxRows;
  const roomLeft = roomAbove - sampling.length;
  const isFull = sampling.length > 0 && roomLeft < maxRowsBelowDots;
  const waterfall = isFull ? [] : drawWaterfall(spans, on, most, roomLeft);
  return [...sampling, ...waterfall, ...summary].join('\n');
}

/** The rows of the waterfall alone: of the traces for which there is room. */
export function drawWaterfall(
  spans: RecordedSpan[],
  on: Terminal = terminal(),
  most = maxRows,
  room = Infinity,
): string[] {
  const traces = groupByTrace(spans);
  const all = traces.map((trace, i) => {
    const id = trace.id.slice(0, 8);
    const head = note(`trace ${i + 1} (${id}), ${plural(trace.spans.length, 'span')}`);
    return { trace, rows: [...(traces.length > 1 ? [head] : []), ...rowsOf(trace, traces)] };
  });
  const drawn = tracesFor(all, Math.min(most, room));
  const more = traces.length - drawn.length;
  return withBars(
    [
      ...drawn.flatMap(({ rows }) => rows),
      ...(more > 0 ? [note(`… ${plural(more, 'more trace')}, not drawn`)] : []),
    ],
    on,
  );
}

/**
 * All, if they take at most `room` rows. Or else those that fit above a row that counts the rest:
 * one that failed, never ended or was lost, then the largest, then the others that failed. At
 * least one is drawn, and may take the place of what the program printed last.
 */
export function tracesFor<One extends { trace: Trace; rows: unknown[] }>(
  all: One[],
  room: number,
): One[] {
  const needed = all.reduce((sum, { rows }) => sum + rows.length, 0);
  if (all.length < 2 || needed <= room) return all;
  const failed = all.filter(({ trace }) =>
    trace.spans.some(
      ({ status, endMs, exported }) => status === 'ERROR' || endMs === undefined || exported === 0,
    ),
  );
  const largest = all.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, 1);
  const ranked = [...failed.slice(0, 1), ...largest, ...failed, ...all];
  const best = ranked.find(({ rows }) => rows.length < room + rowsForOutput) ?? ranked[0]!;
  const chosen = new Set([best]);
  let rowsLeft = room - 1 - best.rows.length;
  for (const one of ranked) {
    if (chosen.has(one) || one.rows.length > rowsLeft) continue;
    chosen.add(one);
    rowsLeft -= one.rows.length;
  }
  return all.filter((one) => chosen.has(one));
}

function rowsOf(trace: Trace, traces: Trace[]): Row[] {
  const tree = [...treeRows(trace.roots)];
  const chosen = chosenRows(tree);
  const rows: Row[] = [];
  let hidden = 0;
  const sayHidden = () => {
    if (hidden > 0) rows.push(note(`… ${plural(hidden, 'more span')}, not drawn`));
    hidden = 0;
  };
  for (const [i, { branch, node }] of tree.entries()) {
    const { span, missingParent } = node;
    if (!chosen.has(i)) {
      if (span) hidden++;
      continue;
    }
    sayHidden();
    rows.push({ branch, span, missingParent });
    const stem = branch.replace('├─', '│ ').replace('└─', '  ');
    for (const text of notesOf(node, traces)) rows.push(note(`${stem}${text}`));
  }
  sayHidden();
  return rows;
}

/** The rows that are drawn of a tree: those that failed with all above them, then the first. */
function chosenRows(tree: TreeRow<Node>[]): Set<number> {
  const chosen = new Set<number>();
  let room = maxRows - 1;
  const choose = (i: number) => {
    if (room <= 0 || chosen.has(i)) return;
    chosen.add(i);
    room -= 1 + notesOf(tree[i]!.node).length;
  };
  const path: number[] = [];
  let failures = 0;
  for (const [i, { branch, node }] of tree.entries()) {
    const depth = branch.length / 3;
    path.length = depth;
    path[depth] = i;
    const isFailed = node.span?.status === 'ERROR';
    if (isFailed && failures++ < maxFailures) path.slice(-maxAbove).forEach(choose);
  }
  tree.forEach((_, i) => choose(i));
  return chosen;
}

/** What is said below a span: why it failed, and where its links lead to. */
function notesOf({ span }: Node, traces: Trace[] = []): string[] {
  if (!span) return [];
  const reason = span.status === 'ERROR' ? reasonOf(span) : '';
  return [
    ...(reason ? [`✗ ${escapeText(reason)}`] : []),
    ...(span.links.length > 0 ? [`↳ ${linksOf(span, traces)}`] : []),
  ];
}

/** Why a span failed, as far as it says so. */
export function reasonOf({
  statusMessage,
  events,
  attributes,
}: Pick<RecordedSpan, 'statusMessage' | 'events' | 'attributes'>): string {
  const exception = events.find(({ name }) => name === 'exception')?.attributes ?? {};
  return String(statusMessage || exception['exception.message'] || attributes['error.type'] || '');
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
  const label = (row: Row) => {
    // A name is read even where the tree is deep.
    const isDeep = row.branch.length > maxBranch;
    return (
      (isDeep ? `…${row.branch.slice(-maxBranch)}` : row.branch) + nameOf(row, services.length > 1)
    );
  };
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
  const service =
    withService && span.service ? `${cutMiddle(escapeText(span.service), maxService)}: ` : '';
  const twice = span.exported > 1 ? ` ×${span.exported}` : '';
  const failed = span.status === 'ERROR' ? ' ✗' : '';
  return service + escapeText(span.name) + twice + failed;
}

function lengthOf({ startMs, endMs, exported }: RecordedSpan): string {
  if (endMs === undefined) return 'not ended';
  if (exported === 0) return 'lost';
  return `${Math.max(0, endMs - startMs).toFixed(1)} ms`;
}
