import type { RecordedSpan } from './recording.ts';

export interface Node {
  span: RecordedSpan;
  children: Node[];
}

export interface Trace {
  id: string;
  /** Spans without a parent, and those whose parent is not among the spans. */
  roots: Node[];
  spans: RecordedSpan[];
}

/** Groups spans into traces in the order in which the traces began; children by their start. */
export function traces(spans: RecordedSpan[]): Trace[] {
  const nodes = new Map<string, Node>();
  for (const span of [...spans].sort((a, b) => a.startMs - b.startMs)) {
    nodes.set(`${span.traceId} ${span.id}`, { span, children: [] });
  }
  const above = new Map<Node, Node>();
  const found = new Map<string, Trace>();
  for (const self of nodes.values()) {
    const { traceId, parentId } = self.span;
    const trace = found.get(traceId) ?? { id: traceId, roots: [], spans: [] };
    found.set(traceId, trace);
    trace.spans.push(self.span);
    const parent = nodes.get(`${traceId} ${parentId}`);
    if (parent && !isAbove(self, parent, above)) {
      parent.children.push(self);
      above.set(self, parent);
    } else {
      trace.roots.push(self);
    }
  }
  return [...found.values()];
}

/** Whether `lower` already hangs below `upper`: damaged ids can form a ring. */
function isAbove(upper: Node, lower: Node, above: Map<Node, Node>): boolean {
  for (let node: Node | undefined = lower; node; node = above.get(node)) {
    if (node === upper) return true;
  }
  return false;
}

export interface Line {
  /** Branches that lead to the span, `│  ├─ `. */
  branch: string;
  /** Missing for the line that stands for a parent that never arrived. */
  span?: RecordedSpan;
  missing?: string;
}

/** The lines of a trace from top to bottom; lazily, since a trace may hold thousands. */
export function* lines(trace: Trace): Generator<Line> {
  const missing = new Map<string, Node[]>();
  for (const root of trace.roots) {
    const { parentId, remoteParent } = root.span;
    if (parentId === undefined || remoteParent) yield* subtree(root, '', '');
    else missing.set(parentId, [...(missing.get(parentId) ?? []), root]);
  }
  for (const [id, children] of missing) {
    yield { branch: '', missing: id };
    yield* branches(children, '');
  }
}

function* subtree(node: Node, branch: string, below: string): Generator<Line> {
  yield { branch, span: node.span };
  yield* branches(node.children, below);
}

function* branches(nodes: Node[], below: string): Generator<Line> {
  for (const node of nodes) {
    const last = node === nodes.at(-1);
    yield* subtree(node, below + (last ? '└─ ' : '├─ '), below + (last ? '   ' : '│  '));
  }
}

/** Escapes what would move the cursor or hide text: a span's name comes from outside. */
export function printable(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, (character) => {
    const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return short ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
}
