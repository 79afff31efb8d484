import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshTree, type } from '../dev/fresh-tree.ts';

/**
 * Learner code is hostile by accident. Whatever a copy does, the verdict fits a screen, the exit
 * code is 1, nothing goes on running, and the file stays as it was. Here is one copy for each way
 * to end; what is said of the others, `process.test.ts` knows.
 */
const tree = freshTree();
const folder = join(tree, 'work', '02-nested-spans');
const copy = join(folder, 'lesson.ts');
const solution = readFileSync(join(tree, 'solutions', '02-nested-spans', 'lesson.ts'), 'utf8');
const screen = 45;

afterAll(() => rmSync(tree, { recursive: true }));

/** The solution with a line put in at the beginning of `run`. */
function within(line: string): string {
  return solution.replace(/(function run.*\n)/, `$1  ${line}\n`);
}

/** What is in the learner's file, or how something else comes to be there. */
type Content = string | Buffer | (() => void);

function lay(content: Content): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (typeof content === 'function') content();
  else writeFileSync(copy, content);
}

async function judge(content: Content, env = {}) {
  lay(content);
  const { code, output } = await type(tree, ['check', '2'], env);
  if (typeof content !== 'function') expect(readFileSync(copy)).toEqual(Buffer.from(content));
  expect(leftOver()).toEqual([]);
  return { code, output };
}

/** Processes that the check of this tree has left behind. */
function leftOver(): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(tree) && !line.startsWith('Z'));
}

const fs = "(await import('node:fs'))";
const gone = `${fs}.rmSync('work', { recursive: true });`;
const server = "(await import('node:http')).createServer().listen(0, '127.0.0.1');";
const memory = 'const all: unknown[] = []; for (;;) all.push(Array(1e5).fill({}));';
const buffers = 'const all: Buffer[] = []; for (;;) all.push(Buffer.alloc(1e7, 1));';
const spans =
  "const bar = new NodeTracerProvider().getTracer(''); for (;;) bar.startSpan('again');";
const child = "(await import('node:child_process')).spawn('sleep', ['60']);";

test.each<[string, Content, string]>([
  ['an endless loop', within('for (;;);'), 'still running after 3 s'],
  ['process.exit(0)', within('process.exit(0);'), '`process.exit(0)` ended the program'],
  ['an import of another package', solution.replace('sdk-trace-node', 'api'), 'is in @opentel'],
  ['a check that it changes', within(`${fs}.appendFileSync('checks/hints.md', ' ');`), 'count'],
  ['an exception at import', `${solution}\nthrow new Error('no milk');`, 'Error: no milk'],
  ['a syntax error', within('const = 3;'), 'lesson.ts:'],
  ['an import that is not there', `import './milk.ts';\n${solution}`, 'Cannot find module'],
  ['a server left open', within(server), 'a server that is listening'],
  ['memory without end', within(memory), 'ran out of memory'],
  ['buffers without end', within(buffers), 'ran out of memory'],
  ['spans without end', within(spans), 'an endless loop'],
  ['a child process', within(child), 'a child process'],
  ['a file that is a folder', () => mkdirSync(copy), 'lesson.ts'],
  ['a file that cannot be read', () => symlinkSync(copy, copy), 'lesson.ts'],
  ['no file at all', () => {}, 'lesson.ts'],
  ['no folder, while it runs', () => writeFileSync(copy, within(gone)), 'is gone: your code'],
  ['a pipe for a file', () => void spawnSync('mkfifo', [copy]), 'lesson.ts'],
  ['an empty file', '', 'does not export a function named `run`'],
])('a copy with %s gets a verdict of one screen', async (_, content, said) => {
  const limit = said.startsWith('still running') ? { TIME_LIMIT: '3' } : {};
  const { code, output } = await judge(content, limit);
  expect(output).toContain(said);
  expect(output).toMatch(/(work|lessons)\/02-nested-spans/);
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(output.split('\n').length).toBeLessThan(screen);
  expect(code).toBe(1);
});

const loud = within("process.stdout.write('x'.repeat(1e6));");
const patched = within(
  'Object.assign(globalThis, { Promise: class extends Promise<unknown> {}, Date: class extends Date {} }); console.log = () => {}; Date.now = () => 0;',
);

test.each<[string, Content]>([
  ['Windows line ends and a megabyte of output', loud.replaceAll('\n', '\r\n')],
  ['Latin-1 and patched globals', Buffer.from(`// caf\xe9\n${patched}`, 'latin1')],
  ['a byte order mark', `\ufeff${solution}`],
])('a copy that is right passes, also with %s', async (_, content) => {
  const { code, output } = await judge(content);
  expect(output).toContain('tests pass');
  expect(code).toBe(0);
});

test('a verdict that is interrupted leaves nothing behind', async () => {
  const started = join(tree, 'started');
  const loop = within(`(await import('node:fs')).writeFileSync('${started}', ''); for (;;);`);
  lay(loop);
  const command = spawn(process.execPath, [join(tree, 'workshop', 'cli.mjs'), 'check', '2']);
  await expect.poll(() => existsSync(started), { timeout: 60_000 }).toBe(true);
  command.kill('SIGINT');
  await expect.poll(leftOver).toEqual([]);
  expect(readFileSync(copy, 'utf8')).toBe(loop);
});

test('a command that is killed, at any moment, takes along what it started, without a word', async () => {
  const bar = "const bar = new NodeTracerProvider().getTracer('bar');";
  lay(within(`${bar} for (;;) bar.startSpan('again');`));
  for (const timeout of [80, 160, 320, 640]) {
    const { output } = spawnSync(
      process.execPath,
      [join(tree, 'workshop', 'cli.mjs'), 'lesson', '2'],
      { killSignal: 'SIGKILL', timeout, encoding: 'utf8' },
    );
    expect(output.join('')).toBe('');
    await expect.poll(leftOver, { timeout: 5000 }).toEqual([]);
  }
});
