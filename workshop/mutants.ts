/** A program that differs from the one it was made from by one step. */
export interface Mutant {
  /** Where and what, as `lesson.ts:12 await x() → x()`. */
  what: string;
  code: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: any;
}

type Edit = [from: Node, text: string];

/** Every program that is one step away from `source`: TypeScript goes in, JavaScript comes out. */
export async function mutantsOf(source: string, file: string): Promise<Mutant[]> {
  const { parseAst, transformWithEsbuild } = await import('vite');
  const { code } = await transformWithEsbuild(source, file, { target: 'es2022', sourcemap: false });
  const edits: Edit[] = [];
  visit(parseAst(code) as unknown as Node, (node) => edits.push(...editsOf(node, code)));
  return edits.map(([{ start, end }, text]) => ({
    what: `${file}: ${snippet(code.slice(start, end))} → ${snippet(text) || 'nothing'}`,
    code: code.slice(0, start) + text + code.slice(end),
  }));
}

function visit(node: Node, see: (node: Node) => void): void {
  if (node.type === 'ImportDeclaration' || isLogging(node)) return;
  see(node);
  for (const child of Object.values(node).flat()) {
    if (child && typeof child === 'object' && typeof child.type === 'string') visit(child, see);
  }
}

/** What a program prints is its own affair: no check asks for it. */
function isLogging({ type, expression }: Node): boolean {
  return type === 'ExpressionStatement' && expression.callee?.object?.name === 'console';
}

const opposite: Record<string, string> = {
  '===': '!==',
  '!==': '===',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '*': '/',
};

const constants: Record<string, string> = {
  SERVER: 'CLIENT',
  CLIENT: 'SERVER',
  INTERNAL: 'SERVER',
  ERROR: 'OK',
  OK: 'ERROR',
  RECORD_AND_SAMPLED: 'NOT_RECORD',
  NOT_RECORD: 'RECORD_AND_SAMPLED',
};

/** What can be changed at one place of the program. */
function editsOf(node: Node, code: string): Edit[] {
  const text = (part: Node) => code.slice(part.start, part.end);
  switch (node.type) {
    case 'ExpressionStatement':
    case 'ThrowStatement':
      return [[node, ';']];
    case 'AwaitExpression':
      return [[node, `(${text(node.argument)})`]];
    case 'ObjectExpression':
    case 'ArrayExpression': {
      const parts: Node[] = node.properties ?? node.elements;
      const [open, close] = node.properties ? ['{', '}'] : ['[', ']'];
      return parts.map((gone) => {
        const kept = parts.filter((part) => part !== gone).map(text);
        return [node, `${open}${kept.join(', ')}${close}`];
      });
    }
    case 'CallExpression': {
      const method = node.callee.property?.name;
      if (method === 'setSpan' || method === 'extract') return [[node, text(node.arguments[0])]];
      return node.arguments.length > 2 ? [withoutLast(node, text)] : [];
    }
    case 'NewExpression':
      return node.arguments.length > 1 ? [withoutLast(node, text)] : [];
    case 'Literal':
      if (typeof node.value === 'string') return [[node, `'${node.value}?'`]];
      if (typeof node.value === 'number') return [[node, node.value > 1 ? '1' : '2']];
      if (typeof node.value === 'boolean') return [[node, String(!node.value)]];
      return [];
    case 'MemberExpression': {
      const { name } = node.property;
      // A method such as `toString` is a name that every object knows.
      return Object.hasOwn(constants, name) ? [[node.property, constants[name]!]] : [];
    }
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const other = opposite[node.operator];
      return other ? [[node, `${text(node.left)} ${other} ${text(node.right)}`]] : [];
    }
    case 'UnaryExpression':
      return node.operator === '!' ? [[node, text(node.argument)]] : [];
    case 'IfStatement':
    case 'ConditionalExpression':
      return [
        [node.test, 'true'],
        [node.test, 'false'],
      ];
    case 'ReturnStatement':
      return node.argument ? [[node.argument, 'undefined']] : [];
    case 'TryStatement':
      return node.finalizer ? [[node.finalizer, '{}']] : [];
    default:
      return [];
  }
}

function withoutLast(node: Node, text: (part: Node) => string): Edit {
  const made = node.type === 'NewExpression' ? 'new ' : '';
  return [node, `${made}${text(node.callee)}(${node.arguments.slice(0, -1).map(text).join(', ')})`];
}

function snippet(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 40)} … ${line.slice(-25)}` : line;
}
