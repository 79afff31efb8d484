import type { Recording } from '../runner/recording.ts';
import { groupByTrace, treeRows, type TreeRow } from './span-tree.ts';
import { escapeText, fit } from './text.ts';

const maxRowsOfTrace = 15;
const maxTraces = 10_000;
const maxRows = 100;
const maxRowsBeside = 14;
const missingParent = '(parent never arrived)';

/**
 * What was recorded, without times and ids: a tree for every different shape, with the number of
 * traces that have it. A row is `│  └─ kitchen: make latte [SERVER] ✗ (lost)`, the first one with
 * `  ×2` where there are two; a check writes down in the same way what it expects.
 */
export function shapesOf({ spans }: Recording): string[] {
  const traces = groupByTrace(spans);
  // A span that was lost never said which service it came from.
  const services = traces.flatMap((trace) => trace.spans.flatMap(({ service }) => service || []));
  const severalServices = new Set(services).size > 1;
  const counts = new Map<string, number>();
  for (const trace of traces.slice(0, maxTraces)) {
    const rows: string[] = [];
    for (const row of treeRows(trace)) {
      if (rows.length >= maxRowsOfTrace) break;
      rows.push(textOf(row, severalServices));
    }
    const shape = rows.join('\n');
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const shapes = [...counts].flatMap(([shape, count]) => {
    const [first = '', ...others] = shape.split('\n');
    return [count > 1 && first !== missingParent ? `${first}  ×${count}` : first, ...others];
  });
  return shapes.slice(0, maxRows);
}

function textOf({ branch, span }: TreeRow, withService: boolean): string {
  if (!span) return branch + missingParent;
  const { name, service, kind, status, ended, exported } = span;
  return [
    branch,
    withService && service ? `${escapeText(service)}: ` : '',
    escapeText(name),
    kind === 'INTERNAL' ? '' : ` [${kind}]`,
    status === 'ERROR' ? ' ✗' : '',
    ended === undefined ? ' (not ended)' : exported === 0 ? ' (lost)' : '',
  ].join('');
}

/** The names of the spans in such rows. */
export function namesIn(rows: string): string[] {
  const row = /^[\s│├└─]*(?:\w+: )?(.+?)(?: \[\w+\])?(?: ✗)?(?: +×.+)?$/gm;
  return [...rows.trim().matchAll(row)].map(([, name]) => name!);
}

/** Recorded and expected shapes under their titles, `width` columns in all. */
export function besideEachOther(recorded: string[], expected: string[], width: number): string[] {
  const half = Math.floor((width - 2) / 2);
  const left = ['recorded', ...cut(recorded)];
  const right = ['expected', ...cut(expected)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    `${fit(left[i] ?? '', half)}  ${fit(right[i] ?? '', half)}`.trimEnd(),
  );
}

function cut(rows: string[]): string[] {
  if (rows.length === 0) return ['(no span)'];
  if (rows.length <= maxRowsBeside) return rows;
  return [...rows.slice(0, maxRowsBeside), `… ${rows.length - maxRowsBeside} more lines`];
}
