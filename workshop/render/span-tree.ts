import type { RecordedSpan } from '../runner/recording.ts';

interface Node {
  span: RecordedSpan;
  parent?: Node;
  children: Node[];
}

export interface Trace {
  id: string;
  /** Spans without a parent, and those whose parent is not among the spans. */
  roots: Node[];
  spans: RecordedSpan[];
}

/**
 * Groups the spans that were sampled or arrived into traces, in the order in which the traces
 * began; children by their start.
 */
export function groupByTrace(spans: RecordedSpan[]): Trace[] {
  const drawn = spans.filter(({ sampled, exported }) => sampled || exported > 0);
  const nodes = new Map<string, Node>();
  for (const span of drawn.sort((a, b) => a.startMs - b.startMs)) {
    nodes.set(`${span.traceId} ${span.id}`, { span, children: [] });
  }
  const traces = new Map<string, Trace>();
  for (const node of nodes.values()) {
    const { traceId, parentId } = node.span;
    const trace = traces.get(traceId) ?? { id: traceId, roots: [], spans: [] };
    traces.set(traceId, trace);
    trace.spans.push(node.span);
    const parent = nodes.get(`${traceId} ${parentId}`);
    if (parent && !hangsBelow(parent, node)) {
      node.parent = parent;
      parent.children.push(node);
    } else {
      trace.roots.push(node);
    }
  }
  return [...traces.values()];
}

/** Whether `node` is `upper` or below it already: damaged ids can form a ring. */
function hangsBelow(node: Node | undefined, upper: Node): boolean {
  while (node && node !== upper) node = node.parent;
  return node === upper;
}

/** One row of a drawn tree. */
export interface TreeRow {
  /** Branches that lead to the span, `│  ├─ `. */
  branch: string;
  /** Missing for the row that stands for a parent that never arrived. */
  span?: RecordedSpan;
  missingParent?: string;
}

/** The rows of a trace from top to bottom; lazily, since a trace may hold thousands. */
export function* treeRows(trace: Trace): Generator<TreeRow> {
  const orphans = new Map<string, Node[]>();
  for (const root of trace.roots) {
    const { parentId, remoteParent } = root.span;
    if (parentId === undefined || remoteParent) {
      yield { branch: '', span: root.span };
      yield* rowsBelow(root.children, '');
    } else {
      orphans.set(parentId, [...(orphans.get(parentId) ?? []), root]);
    }
  }
  for (const [id, children] of orphans) {
    yield { branch: '', missingParent: id };
    yield* rowsBelow(children, '');
  }
}

function* rowsBelow(nodes: Node[], stem: string): Generator<TreeRow> {
  for (const node of nodes) {
    const last = node === nodes.at(-1);
    yield { branch: stem + (last ? '└─ ' : '├─ '), span: node.span };
    yield* rowsBelow(node.children, stem + (last ? '   ' : '│  '));
  }
}
