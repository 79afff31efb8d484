import type { RecordedSpan } from '../runner/recording.ts';

/** A span in its trace, or a parent that never arrived. */
export interface Node {
  span?: RecordedSpan;
  missingParent?: string;
  children: Node[];
}

export interface Trace {
  id: string;
  /** Spans without a parent, then the parents that never arrived. */
  roots: Node[];
  spans: RecordedSpan[];
}

/**
 * Groups the spans that were sampled or arrived into traces, in the order in which the traces
 * began; children by their start.
 */
export function groupByTrace(spans: RecordedSpan[]): Trace[] {
  const nodes = new Map<string, Node>();
  const parents = new Map<Node, Node>();
  const drawn = spans.filter(({ sampled, exported }) => sampled || exported > 0);
  for (const span of drawn.sort((a, b) => a.startMs - b.startMs)) {
    nodes.set(`${span.traceId} ${span.id}`, { span, children: [] });
  }
  const traces = new Map<string, Trace>();
  const orphanages = new Map<string, Node>();
  for (const node of nodes.values()) {
    const { traceId, parentId, remoteParent } = node.span!;
    const trace = traces.get(traceId) ?? { id: traceId, roots: [], spans: [] };
    traces.set(traceId, trace);
    trace.spans.push(node.span!);
    const key = `${traceId} ${parentId}`;
    let parent = nodes.get(key);
    // Damaged ids can form a ring.
    for (let above = parent; above; above = parents.get(above)) {
      if (above === node) parent = undefined;
    }
    if (!parent && parentId !== undefined && !remoteParent) {
      parent = orphanages.get(key) ?? { missingParent: parentId, children: [] };
      orphanages.set(key, parent);
    }
    if (parent) parents.set(node, parent);
    (parent?.children ?? trace.roots).push(node);
  }
  for (const [key, node] of orphanages) traces.get(key.split(' ', 1)[0]!)!.roots.push(node);
  return [...traces.values()];
}

/** A node of a tree as a row, with the branches that lead to it: `│  ├─ `. */
export interface TreeRow<Tree> {
  branch: string;
  node: Tree;
}

/** The rows of trees from top to bottom; lazily, since there may be thousands. */
export function* treeRows<Tree extends { children: Tree[] }>(
  roots: Tree[],
): Generator<TreeRow<Tree>> {
  for (const node of roots) {
    yield { branch: '', node };
    yield* rowsBelow(node.children, '');
  }
}

function* rowsBelow<Tree extends { children: Tree[] }>(
  nodes: Tree[],
  stem: string,
): Generator<TreeRow<Tree>> {
  for (const node of nodes) {
    const last = node === nodes.at(-1);
    yield { branch: stem + (last ? '└─ ' : '├─ '), node };
    yield* rowsBelow(node.children, stem + (last ? '   ' : '│  '));
  }
}
