import measured from 'fast-string-truncated-width';
import { styleText } from 'node:util';
import type { RecordedSpan, Recording } from './recording.ts';
import { lines, printable, traces, type Line, type Trace } from './trees.ts';

export interface Paper {
  /** Columns; 80 where there is no terminal. */
  width: number;
  colour: boolean;
}

/** What the terminal at hand can show. */
export function paper(stream: NodeJS.WriteStream = process.stdout): Paper {
  const { FORCE_COLOR, NO_COLOR } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return {
    width: Math.max(40, Math.min(stream.columns || 80, 140)),
    colour: forced || (Boolean(stream.isTTY) && !NO_COLOR && stream.hasColors()),
  };
}

/** Paints text, or leaves it as it is where there is no colour. */
export function painter({ colour }: Paper) {
  return (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, { validateStream: false }) : text;
}

const serviceColours = ['cyan', 'magenta', 'yellow', 'blue', 'green'] as const;
const mostRows = 30;

/** Draws the spans of a run as trees with bars on one time axis, and says what became of them. */
export function picture(recording: Recording, on: Paper = paper()): string {
  const drawn = recording.spans.filter((span) => span.sampled || span.exported > 0);
  return [...rowsWithBars(drawn, on), ledger(recording, on.width)].join('\n');
}

/** The rows of the picture alone, for spans of which nothing more is known. */
export function rowsWithBars(spans: RecordedSpan[], on: Paper = paper()): string[] {
  const all = traces(spans);
  const rows: Row[] = [];
  for (const [i, trace] of all.entries()) {
    const next = rowsOf(trace, i, all);
    if (rows.length > 0 && rows.length + next.length > mostRows) {
      rows.push({
        branch: '',
        head: `… ${plural(all.length - i, 'more trace')}, not drawn`,
      });
      break;
    }
    rows.push(...next);
  }
  return bars(rows, on);
}

/** What became of the spans, in one line of at most `width` columns where that is possible. */
export function ledger({ spans, exportCalls }: Recording, width = 78): string {
  const sampled = spans.filter((span) => span.sampled);
  const exported = sampled.filter((span) => span.exported > 0);
  const twice = exported.filter((span) => span.exported > 1).length;
  const parts = [
    `${spans.length} started`,
    `${spans.filter((span) => span.ended !== undefined).length} ended`,
    `${sampled.length} sampled`,
    `${exported.length} exported in ${plural(exportCalls, 'call')}`,
    `${sampled.length - exported.length} lost`,
  ];
  if (twice > 0) parts.push(`${twice} exported more than once`);
  let text = `spans: ${parts[0]}`;
  for (const part of parts.slice(1)) {
    const lastLine = text.slice(text.lastIndexOf('\n') + 1);
    text += lastLine.length + part.length + 2 < width ? `, ${part}` : `,\n  ${part}`;
  }
  return text;
}

interface Row extends Line {
  /** Words about a trace, or below a span, rather than a span itself. */
  head?: string;
}

function rowsOf(trace: Trace, i: number, all: Trace[]): Row[] {
  const rows: Row[] = all.length > 1 ? [{ branch: '', head: headOf(trace, i) }] : [];
  let room = mostRows;
  let hidden = trace.spans.length;
  for (const line of lines(trace)) {
    if (room-- <= 0) break;
    rows.push(line);
    if (!line.span) continue;
    hidden--;
    if (line.span.links.length === 0) continue;
    rows.push({ branch: '', head: `${stemOf(line)}↳ ${linksOf(line.span, all)}` });
    room--;
  }
  if (hidden > 0) rows.push({ branch: '', head: `… ${plural(hidden, 'more span')}, not drawn` });
  return rows;
}

function headOf(trace: Trace, i: number): string {
  return `trace ${i + 1}, ${plural(trace.spans.length, 'span')}`;
}

/** The branches that go on below a line. */
function stemOf({ branch }: Line): string {
  return branch.replace('├─', '│ ').replace('└─', '  ');
}

/** `links to trace 1, 2, 3`: the traces in the picture by their numbers, the others counted. */
function linksOf({ links }: RecordedSpan, all: Trace[]): string {
  const linked = new Set(links.map(({ traceId }) => traceId));
  const drawn = all.flatMap(({ id }, i) => (linked.has(id) ? i + 1 : []));
  const others = plural(linked.size - drawn.length, 'other trace');
  if (drawn.length === 0) return `links to ${others}`;
  const more = linked.size > drawn.length ? ` and ${others}` : '';
  return `links to trace ${drawn.join(', ')}${more}`;
}

function bars(rows: Row[], on: Paper): string[] {
  const { width } = on;
  const paint = painter(on);
  const spans = rows.flatMap((row) => (row.span ? [row.span] : []));
  // A span that never arrived has no resource, so its service is not known.
  const services = [...new Set(spans.flatMap(({ service }) => service || []))];
  const ends = spans.map((span) => span.endMs ?? span.startMs);
  const from = Math.min(...spans.map((span) => span.startMs));
  const to = Math.max(...ends, ...spans.map((span) => span.startMs));
  const label = (row: Row) => `${row.branch}${nameOf(row, services.filter(Boolean).length > 1)}`;
  const lengths = spans.map((span) => lengthOf(span).length);
  const timeWidth = Math.max(9, ...lengths);
  const labelWidth = Math.min(
    Math.max(20, ...rows.filter((row) => row.span).map((row) => columnsOf(label(row)))),
    Math.floor(width / 2),
    width - timeWidth - 5,
  );
  const barWidth = width - labelWidth - timeWidth - 4;
  const scale = to > from ? barWidth / (to - from) : 0;

  const draw = (row: Row): string => {
    if (row.head) return paint('dim', fit(row.head, width).trimEnd());
    const { span } = row;
    const name = fit(label(row), span ? labelWidth : width);
    if (!span) return paint('yellow', name.trimEnd());
    const service =
      serviceColours[Math.max(0, services.indexOf(span.service)) % serviceColours.length]!;
    const end = span.endMs ?? to;
    const start = Math.min(Math.floor((span.startMs - from) * scale), barWidth - 1);
    const length = Math.max(1, Math.round((end - span.startMs) * scale));
    const fill = end === span.startMs ? '▏' : span.exported > 0 ? '█' : '░';
    const bar = fill.repeat(Math.min(length, barWidth - start));
    const format = span.status === 'ERROR' ? 'red' : service;
    return [
      span.status === 'ERROR' ? paint('red', name) : name,
      ' '.repeat(start) + paint(format, bar) + ' '.repeat(barWidth - start - bar.length),
      lengthOf(span).padStart(timeWidth),
    ].join('  ');
  };
  return rows.map((row) => draw(row).trimEnd());
}

function nameOf({ span, missing }: Line, withService: boolean): string {
  if (!span) return `(parent ${printable(missing ?? '').slice(0, 16)} never arrived)`;
  const service = withService && span.service ? `${printable(span.service)}: ` : '';
  const twice = span.exported > 1 ? ` ×${span.exported}` : '';
  const failed = span.status === 'ERROR' ? ' ✗' : '';
  return service + printable(span.name) + twice + failed;
}

function lengthOf(span: RecordedSpan): string {
  if (span.endMs === undefined) return 'not ended';
  if (span.exported === 0) return 'lost';
  return `${Math.max(0, span.endMs - span.startMs).toFixed(1)} ms`;
}

/** How many columns of a terminal text takes. */
export function columnsOf(text: string): number {
  return measured(text).width;
}

/** Pads or cuts `text` to `width` columns. */
export function fit(text: string, width: number): string {
  const columns = columnsOf(text);
  if (columns <= width) return text + ' '.repeat(width - columns);
  let cut = '';
  for (const character of text) {
    if (columnsOf(cut + character) > width - 1) break;
    cut += character;
  }
  return fit(`${cut}…`, width);
}

/** Breaks text between words into lines of at most `width` characters. */
export function wrapped(text: string, width: number): string[] {
  const line = new RegExp(`(.{1,${width}})(?: +|$)`, 'g');
  return text.replace(line, '$1\n').trimEnd().split('\n');
}

export function plural(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
