import { diffArrays } from 'diff';
import type { Recording } from '../runner/recording.ts';
import { groupByTrace, treeRows, type Node } from './span-tree.ts';
import { escapeText, fit } from './text.ts';

const maxNodesOfTrace = 15;
const maxTraces = 10_000;
const maxShapes = 100;

/** A trace without times and ids. A check writes down in the same form what it expects. */
export interface Shape {
  /** Missing where this is a parent that never arrived. */
  name?: string;
  /** Said where the spans come from several services. */
  service?: string;
  /** A kind other than INTERNAL. */
  kind?: string;
  failed?: boolean;
  state?: 'not ended' | 'lost';
  /** How many traces have this shape; only at its root, and not where it is one. */
  count?: string;
  children: Shape[];
}

/** The same shapes, siblings in the order in which `expected` first has their like. */
export function sortedLike(expected: Shape[], shapes: Shape[]): Shape[] {
  const labels = allOf(expected).map(labelOf);
  const names = namesIn(expected);
  // Of two with one name, the kind or the failure tells which is which.
  const rank = (shape: Shape) =>
    labels.indexOf(labelOf(shape)) + 1 || names.indexOf(shape.name ?? '') + 1 || names.length + 1;
  const sorted = (siblings: Shape[]): Shape[] =>
    siblings
      .map((shape) => ({ ...shape, children: sorted(shape.children) }))
      .sort((one, other) => rank(one) - rank(other));
  return sorted(shapes);
}

/** The shapes that were recorded, in the order of `sortedLike`. */
export function shapesOf({ spans }: Recording, expected: Shape[]): Shape[] {
  const traces = groupByTrace(spans);
  // A span that was lost never said which service it came from.
  const services = traces.flatMap((trace) => trace.spans.flatMap(({ service }) => service || []));
  const severalServices = new Set(services).size > 1;
  // Where no kind is asked for, none is compared.
  const withKinds = expected.length === 0 || allOf(expected).some(({ kind }) => kind);
  let room = 0;

  function shapeOf({ span, children }: Node): Shape {
    room--;
    const inside = children.flatMap((child) => (room > 0 ? shapeOf(child) : []));
    if (!span) return { children: inside };
    const { name, service, kind, status, ended, exported } = span;
    return {
      name,
      ...(severalServices && service && { service }),
      ...(withKinds && kind !== 'INTERNAL' && { kind }),
      ...(status === 'ERROR' && { failed: true }),
      ...(exported === 0 && { state: 'lost' as const }),
      ...(ended === undefined && { state: 'not ended' as const }),
      children: inside,
    };
  }

  const counts = new Map<string, number>();
  for (const { roots } of traces.slice(0, maxTraces)) {
    room = maxNodesOfTrace;
    const shape = JSON.stringify(sortedLike(expected, roots.map(shapeOf)));
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const counted = [...counts].slice(0, maxShapes).flatMap(([json, count]) => {
    const [first, ...others]: Shape[] = JSON.parse(json);
    return [{ ...first!, ...(count > 1 && { count: String(count) }) }, ...others];
  });
  return sortedLike(expected, counted);
}

/** Reads what a check has written down, a row for each span: `└─ kitchen: make latte [SERVER] ✗`. */
export function parseShapes(text: string): Shape[] {
  const above: Shape[] = [{ children: [] }];
  for (const row of text.split('\n').filter((line) => line.trim())) {
    const [, branch = '', service, name, kind, failed, count] = row.match(
      /^([\s│├└─]*)(?:(\w+): )?(.+?)(?: \[(\w+)\])?( ✗)?(?: +×(.+))?$/,
    )!;
    const depth = branch.length / 3;
    const shape: Shape = { name, service, kind, failed: failed !== undefined, count, children: [] };
    above[depth]!.children.push(shape);
    above[depth + 1] = shape;
  }
  return above[0]!.children;
}

/** The names of the spans in shapes, from top to bottom. */
export function namesIn(shapes: Shape[]): string[] {
  return allOf(shapes).flatMap(({ name }) => name ?? []);
}

function allOf(shapes: Shape[]): Shape[] {
  return shapes.flatMap((shape) => [shape, ...allOf(shape.children)]);
}

function labelOf({ name, kind, failed = false }: Shape): string {
  return `${name} ${kind} ${failed}`;
}

/**
 * Recorded and expected shapes under their `titles`, `width` columns and at most `height` rows in
 * all, with a mark between rows that differ. Nothing where none does.
 */
export function besideEachOther(
  recorded: Shape[],
  expected: Shape[],
  width: number,
  height: number,
  titles: readonly [string, string] = ['recorded', 'expected'],
): string[] {
  // Fewer rows than that are no picture.
  if (sameShapes(recorded, expected) || height < 4) return [];
  const half = Math.floor((width - 3) / 2);
  const beside = (left: string, mark: string, right: string) =>
    `${fit(left, half)} ${mark} ${fit(right, half)}`.trimEnd();
  const lines = alignedRows(recorded, expected).map(({ left, right, differs }) =>
    beside(drawn(left), differs ? '≠' : ' ', drawn(right)),
  );
  return cutAround([beside(titles[0], ' ', titles[1]), ...lines], height);
}

/** Recorded and expected shapes as rows, those that show the same beside each other. */
export function alignedRows(recorded: Shape[], expected: Shape[]): AlignedRow[] {
  const [mine, theirs] = [rowsOf(recorded), rowsOf(expected)];
  if (mine.length === 0) mine.push({ branch: '', text: '(no span)' });
  const changes = diffArrays(mine, theirs, { comparator: areAlike });
  return changes.flatMap(({ count, added = false, removed = false }, i) => {
    const next = changes[i + 1];
    // What was added stands beside what it replaces.
    if (added && changes[i - 1]?.removed) return [];
    const left = added ? [] : mine.splice(0, count);
    const right = theirs.splice(0, removed ? (next?.added ? next.count : 0) : count);
    return Array.from({ length: Math.max(left.length, right.length) }, (_, j) => ({
      left: left[j],
      right: right[j],
      differs: added || removed,
    }));
  });
}

/** A row of what was recorded and of what is expected; one may be missing. */
export interface AlignedRow {
  left?: ShapeRow;
  right?: ShapeRow;
  differs: boolean;
}

/** At most `height` lines: the title, and from shortly before the first mark on. */
function cutAround([title = '', ...lines]: string[], height: number): string[] {
  if (lines.length < height) return [title, ...lines];
  const from = Math.max(0, lines.findIndex((line) => line.includes(' ≠')) - 2);
  const before = from > 0 ? ['…'] : [];
  const room = height - 2 - before.length;
  const rest = lines.length - from - room;
  const after = rest > 0 ? [`… ${rest} more lines`] : [];
  return [title, ...before, ...lines.slice(from, from + room), ...after];
}

/** Whether what was recorded is what is expected, as far as shapes say it. */
export function sameShapes(recorded: Shape[], expected: Shape[]): boolean {
  const [mine, theirs] = [rowsOf(recorded), rowsOf(expected)];
  return mine.length === theirs.length && mine.every((row, i) => areAlike(row, theirs[i]!));
}

/** A span of a shape, with the branches that lead to it: `│  ├─ `. */
export interface ShapeRow {
  branch: string;
  text: string;
  count?: string;
}

function rowsOf(shapes: Shape[]): ShapeRow[] {
  return [...treeRows(shapes)].map(({ branch, node }) => {
    const { name, service, kind, failed, state, count } = node;
    const text = [
      service ? `${escapeText(service)}: ` : '',
      name === undefined ? '(parent never arrived)' : escapeText(name),
      kind ? ` [${kind}]` : '',
      failed ? ' ✗' : '',
      state ? ` (${state})` : '',
    ];
    return { branch, text: text.join(''), count };
  });
}

function drawn(row: ShapeRow | undefined): string {
  return row ? row.branch + row.text + (row.count ? `  ×${row.count}` : '') : '';
}

/** Whether rows show the same; a check may say of a count that it is `100 or so`. */
function areAlike(one: ShapeRow, other: ShapeRow): boolean {
  const sameCount = one.count === other.count || /\D/.test(other.count ?? '');
  return one.branch.length === other.branch.length && one.text === other.text && sameCount;
}
