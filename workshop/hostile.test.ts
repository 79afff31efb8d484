import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshTree, type } from './testing.ts';

/**
 * Learner code is hostile by accident. Whatever a copy does, the verdict fits a screen, the exit
 * code is 1, nothing goes on running, and the file stays as it was.
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

async function judge(content: string | Buffer | (() => void), env: Record<string, string> = {}) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (typeof content === 'function') content();
  else writeFileSync(copy, content);
  const { code, output } = await type(tree, ['check', '2'], { TIME_LIMIT: '6', ...env });
  if (typeof content !== 'function') expect(readFileSync(copy)).toEqual(Buffer.from(content));
  expect(leftOver()).toEqual([]);
  return { code, output };
}

/** Processes that the check of this tree has left behind. */
function leftOver(): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(tree) && !line.startsWith('Z'));
}

describe('a copy that cannot pass gets a verdict of one screen', () => {
  test.each<[string, string | Buffer | (() => void), string]>([
    ['an endless loop', within('for (;;);'), 'still running after 6 s'],
    ['an endless loop of promises', within('for (;;) await null;'), 'still running after 6 s'],
    ['a promise that never settles', within('await new Promise(() => {});'), 'nobody resolves'],
    ['process.exit(0)', within('process.exit(0);'), '`process.exit(0)` on the way'],
    ['process.exit(1)', within('process.exit(1);'), 'ended with exit code 1'],
    ['an exception at import', `${solution}\nthrow new Error('no milk');`, 'Error: no milk'],
    ['a rejection', within("Promise.reject(new Error('no milk'));"), 'Error: no milk'],
    ['a syntax error', within('const = 3;'), 'lesson.ts:'],
    ['a type error', `${solution}\nexport const x: number = 'y';\n`, "Type 'string' is not assign"],
    ['an import that is not there', `import './milk.ts';\n${solution}`, 'Cannot find module'],
    ['no run', 'export const walk = 1;\n', 'does not export a function named `run`'],
    ['a run that is no function', 'export const run = 1;\n', 'does not export a function named'],
    [
      'a server left open',
      within("(await import('node:http')).createServer().listen(0, '127.0.0.1');"),
      'a server that listens',
    ],
    ['a timer left open', within('setInterval(() => {}, 1000);'), 'a timer'],
    [
      'memory without end',
      within('const all: unknown[] = []; for (;;) all.push(Array(1e5).fill({}));'),
      'ran out of memory',
    ],
    [
      'a child process',
      within("(await import('node:child_process')).spawn('sleep', ['60']);"),
      'a child process',
    ],
    [
      'a worker',
      within(
        "new (await import('node:worker_threads')).Worker('setInterval(() => {}, 99)', { eval: true });",
      ),
      'still open',
    ],
    ['a file that is a folder', () => mkdirSync(copy), 'lesson.ts'],
    ['a file that cannot be read', () => symlinkSync(copy, copy), 'lesson.ts'],
    ['no file at all', () => {}, 'lesson.ts'],
    ['an empty file', '', 'does not export a function named `run`'],
  ])('%s', async (_, content, said) => {
    const { code, output } = await judge(content);
    expect(output).toContain(said);
    expect(output).toMatch(/(work|lessons)\/02-nested-spans/);
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(output.split('\n').length).toBeLessThan(screen);
    expect(code).toBe(1);
  });
});

describe('a copy that is right, whatever else it does, passes', () => {
  test.each<[string, string | Buffer]>([
    ['a megabyte of output', within("process.stdout.write('x'.repeat(1e6));")],
    [
      'patched globals',
      within(
        'Object.assign(globalThis, { Promise: class extends Promise<unknown> {}, Date: class extends Date {} }); console.log = () => {}; Date.now = () => 0;',
      ),
    ],
    ['Windows line ends', solution.replaceAll('\n', '\r\n')],
    ['Latin-1', Buffer.from(`// caf\xe9\n${solution}`, 'latin1')],
    ['a byte order mark', `\ufeff${solution}`],
  ])('%s', async (_, content) => {
    const { code, output } = await judge(content);
    expect(output).toContain('sentences hold');
    expect(code).toBe(0);
  });
});

test('a verdict that is interrupted leaves nothing behind', async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(copy, within('for (;;);'));
  const { pid } = spawnSync('bash', [
    '-c',
    `node ${join(tree, 'workshop', 'start.mjs')} check 2 & sleep 2; kill -INT $!; wait $!`,
  ]);
  expect(pid).toBeGreaterThan(0);
  await expect.poll(leftOver).toEqual([]);
  expect(statSync(copy).size).toBeGreaterThan(0);
});

test('a command that is killed, at any moment, takes along what it started, without a word', async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bar = "const bar = new NodeTracerProvider().getTracer('bar');";
  writeFileSync(copy, within(`${bar} for (;;) bar.startSpan('again');`));
  for (let i = 1; i <= 8; i++) {
    const { output } = spawnSync(
      process.execPath,
      [join(tree, 'workshop', 'start.mjs'), 'lesson', '2'],
      { killSignal: 'SIGKILL', timeout: 80 * i, encoding: 'utf8' },
    );
    expect(output.join('')).toBe('');
    await expect.poll(leftOver, { timeout: 5000 }).toEqual([]);
  }
});
