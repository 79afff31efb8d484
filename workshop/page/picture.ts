import { countSpans, type SpanCounts } from '../render/span-summary.ts';
import { escapeText } from '../render/text.ts';
import { groupByTrace, type Node } from '../render/span-tree.ts';
import { reasonOf, tracesFor } from '../render/waterfall.ts';
import type { RecordedSpan, Recording, Work } from '../runner/recording.ts';

/** A span as a waterfall needs it: its resource by its number, why it failed, and its log lines. */
export type PictureSpan = Omit<RecordedSpan, 'resource'> & {
  resource: number;
  reason?: string;
  logs?: string[];
};

/**
 * A row of a waterfall: a span, a parent that never arrived, the head of a trace, or the number of
 * traces for which there was no room: they are below it, collapsed.
 */
export interface PictureRow {
  depth: number;
  /** How many rows directly below it belong to it. */
  children: number;
  span?: PictureSpan;
  missingParent?: string;
  /** The parent did arrive, but its own parents lead back to the span: the ids form a ring. */
  isRing?: boolean;
  trace?: { number: number; id: string; spans: number };
  more?: number;
}

/** What a browser draws a waterfall from. */
export interface Picture {
  rows: PictureRow[];
  fromMs: number;
  toMs: number;
  services: string[];
  resources: Record<string, unknown>[];
  /** The last moment of the run, which a replay ends with. */
  lastMoment?: number;
  work?: Work[];
  counts?: SpanCounts;
  /** What makes a time of day of milliseconds; missing where the clock is another process's. */
  timeOrigin?: number;
  /** The folder that lines of code are in. */
  editor?: string;
}

/** Traces with more spans than that are not drawn whole. */
const maxRows = 20_000;

/**
 * The picture of spans, in the order of their trees; first the traces for which there is `room`,
 * where that is less than all take.
 */
export function pictureOf(
  spans: RecordedSpan[],
  logs = new Map<string, string[]>(),
  room = Infinity,
): Picture {
  const resources: Record<string, unknown>[] = [];
  const known = new Map<object, number>();
  const numberOf = (resource: Record<string, unknown>) => {
    const number = known.get(resource) ?? resources.push(resource) - 1;
    known.set(resource, number);
    return number;
  };
  const traces = groupByTrace(spans);
  const several = traces.length > 1 ? 1 : 0;
  const all = traces.map((trace, i) => {
    const nodes = [...nodesOf(trace.roots, several)];
    return { trace, number: i + 1, nodes, rows: Array(several + nodes.length) };
  });
  const first = new Set(tracesFor(all, room));
  const others = all.filter((one) => !first.has(one));
  const rows: PictureRow[] = [];
  for (const one of [...first, ...others]) {
    if (rows.length > maxRows) break;
    const { id, roots, spans: its } = one.trace;
    const below = first.has(one) ? 0 : 1;
    if (one === others[0]) {
      rows.push({ depth: 0, children: others.length, more: others.length });
    }
    if (several) {
      const trace = { number: one.number, id, spans: its.length };
      rows.push({ depth: below, children: roots.length, trace });
    }
    for (const { depth, node } of one.nodes) {
      const { span, missingParent, children } = node;
      const drawn = span && {
        ...span,
        name: escapeText(span.name),
        service: escapeText(span.service),
        resource: numberOf(span.resource),
        reason: span.status === 'ERROR' ? escapeText(reasonOf(span)) : undefined,
        logs: logs.get(span.id),
      };
      const isRing = missingParent !== undefined && its.some((one) => one.id === missingParent);
      rows.push({
        depth: depth + below,
        children: children.length,
        span: drawn,
        missingParent,
        isRing,
      });
    }
  }
  const drawn = rows.flatMap(({ span }) => span ?? []);
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const { startMs, endMs = startMs } of drawn) {
    fromMs = Math.min(fromMs, startMs);
    toMs = Math.max(toMs, startMs, endMs);
  }
  if (drawn.length === 0) [fromMs, toMs] = [0, 0];
  const services = [...new Set(drawn.flatMap(({ service }) => service || []))];
  return { rows, fromMs, toMs, services, resources };
}

/** The nodes of trees from top to bottom, however deep. */
function* nodesOf(roots: Node[], depth: number): Generator<{ depth: number; node: Node }> {
  const waiting = roots.toReversed().map((node) => ({ depth, node }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const below = next.depth + 1;
    for (const node of next.node.children.toReversed()) waiting.push({ depth: below, node });
  }
}

/** The picture of a run, which can be replayed. */
export function pictureOfRun(recording: Recording, editor: string, room?: number): Picture {
  const { spans, work, done = 0, exporterShutdown = 0 } = recording;
  const picture = pictureOf(spans, logLines(recording.output), room);
  const moments = spans.flatMap(({ started, ended = 0, arrived = 0 }) => [started, ended, arrived]);
  const lastMoment =
    Math.max(
      done,
      exporterShutdown,
      moments.reduce((a, b) => Math.max(a, b), 0),
    ) + 1;
  // A span that never ended is drawn to the end of the run.
  const isOpen = spans.some(({ ended }) => ended === undefined);
  const toMs = isOpen ? Math.max(picture.toMs, recording.lastMs) : picture.toMs;
  return { ...picture, toMs, work, lastMoment, counts: countSpans(recording), editor };
}

/** The lines of a log that name a span, by its id. */
function logLines(output: string): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    const [, id] = line.match(/^\{.*"span_id":"([0-9a-f]{16})"/) ?? [];
    if (id) lines.set(id, [...(lines.get(id) ?? []), line]);
  }
  return lines;
}
