/** A program that differs from the one it was made from by one step. */
export interface Mutant {
  file: string;
  /** Where and what, as `lesson.ts: await x() → (x())`. */
  what: string;
  code: string;
}

type Node = { type: string; start: number; end: number; [field: string]: any };

/** Every program that is one step away from `source`: TypeScript goes in, JavaScript comes out. */
export async function mutantsOf(source: string, file: string): Promise<Mutant[]> {
  const { parseAst, transformWithEsbuild } = await import('vite');
  const { code } = await transformWithEsbuild(source, file, { target: 'es2022', sourcemap: false });
  const text: Text = ({ start, end }) => code.slice(start, end);
  const edits = nodesIn(parseAst(code) as unknown as Node).flatMap(
    (node) => editors[node.type]?.(node, text) ?? [],
  );
  return edits.map(([from, to]) => ({
    file,
    what: `${file}: ${snippet(text(from))} → ${snippet(to) || 'nothing'}`,
    code: code.slice(0, from.start) + to + code.slice(from.end),
  }));
}

/** A node and those below it, without imports and what a program prints: no check asks for it. */
function nodesIn(node: Node): Node[] {
  const { type, expression } = node;
  if (type === 'ImportDeclaration') return [];
  if (type === 'ExpressionStatement' && expression.callee?.object?.name === 'console') return [];
  const below = Object.values(node).flat();
  return [node, ...below.filter((part) => typeof part?.type === 'string').flatMap(nodesIn)];
}

const comparisons = { '===': '!==', '!==': '===', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };
const operators = { ...comparisons, '&&': '||', '||': '&&', '+': '-', '*': '/' };
const kinds = { SERVER: 'CLIENT', CLIENT: 'SERVER', INTERNAL: 'SERVER' };
const statuses = { OK: 'ERROR', ERROR: 'OK' };
const decisions = { RECORD_AND_SAMPLED: 'NOT_RECORD', NOT_RECORD: 'RECORD_AND_SAMPLED' };
/** What stands in the place of an operator or a constant. */
const opposite = new Map(Object.entries({ ...operators, ...kinds, ...statuses, ...decisions }));

type Text = (part: { start: number; end: number }) => string;
type Edits = [from: Node, to: string][];
type Editor = (node: Node, text: Text) => Edits;

/** What can be changed at one place of the program, by the type of its node. */
const editors: Record<string, Editor> = {
  ExpressionStatement: (node) => [[node, ';']],
  ThrowStatement: (node) => [[node, ';']],
  AwaitExpression: (node, text) => [[node, `(${text(node.argument)})`]],
  ObjectExpression: (node, text) =>
    withoutEach(node.properties, text).map((it) => [node, `{${it}}`]),
  ArrayExpression: (node, text) => withoutEach(node.elements, text).map((it) => [node, `[${it}]`]),
  CallExpression: (node, text) =>
    ['setSpan', 'extract'].includes(node.callee.property?.name)
      ? [[node, text(node.arguments[0])]]
      : withoutLast(node, text, 2),
  NewExpression: (node, text) => withoutLast(node, text, 1),
  Literal: (node) => {
    if (typeof node.value === 'string') return [[node, `'${node.value}?'`]];
    if (typeof node.value === 'number') return [[node, node.value > 1 ? '1' : '2']];
    return typeof node.value === 'boolean' ? [[node, `${!node.value}`]] : [];
  },
  MemberExpression: ({ property }) => {
    const constant = opposite.get(property.name);
    return constant ? [[property, constant]] : [];
  },
  BinaryExpression: turnRound,
  LogicalExpression: turnRound,
  UnaryExpression: (node, text) => (node.operator === '!' ? [[node, text(node.argument)]] : []),
  IfStatement: eitherWay,
  ConditionalExpression: eitherWay,
  ReturnStatement: ({ argument }) => (argument ? [[argument, 'undefined']] : []),
  TryStatement: ({ finalizer }) => (finalizer ? [[finalizer, '{}']] : []),
};

function withoutEach(parts: Node[], text: Text): string[] {
  return parts.map((_, i) => parts.toSpliced(i, 1).map(text).join(', '));
}

/** A call without its last argument, where it has more than `least`. */
function withoutLast(node: Node, text: Text, least: number): Edits {
  const { start, arguments: all } = node;
  return all.length > least ? [[node, `${text({ start, end: all.at(-2).end })})`]] : [];
}

function turnRound(node: Node, text: Text): Edits {
  const operator = opposite.get(node.operator);
  return operator ? [[node, `${text(node.left)} ${operator} ${text(node.right)}`]] : [];
}

function eitherWay({ test }: Node): Edits {
  return ['true', 'false'].map((value) => [test, value]);
}

function snippet(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 40)} … ${line.slice(-25)}` : line;
}
