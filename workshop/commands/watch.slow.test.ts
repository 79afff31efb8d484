import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

const slug = '02-nested-spans';
let tree = '';
let copy = '';
let child: ChildProcess;
let text = '';

beforeEach(() => {
  tree = freshTree();
  copy = join(tree, 'work', slug, 'lesson.ts');
  solve(tree, slug);
  text = '';
});
afterEach(async () => {
  child.kill('SIGTERM');
  await until(() => child.exitCode !== null || child.signalCode !== null);
  expect(leftOver()).toEqual([]);
  rmSync(tree, { recursive: true });
});

const right = () => readFileSync(join(tree, 'solutions', slug, 'lesson.ts'), 'utf8');
const wrong = (name: string) => right().replace("'steam milk'", `'${name}'`);

function watch(command: string, words: string[]): void {
  child = spawn(command, words, {
    cwd: tree,
    env: { ...process.env, TERM: 'xterm', COLUMNS: '80' },
  });
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
}

function withoutTerminal(): void {
  watch(process.execPath, [join(tree, 'workshop', 'cli.mjs'), 'watch', '2']);
}

/** Waits until it holds; a test that waits in vain is ended by its own time limit. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}

/** What is printed from now on, as soon as it says this. */
async function next(says: string, act: () => unknown): Promise<string> {
  text = '';
  await act();
  await until(() => text.includes(says));
  return text;
}

/** Saves an answer that never ends, and waits until it runs. */
async function hang(): Promise<void> {
  const started = join(tree, 'started');
  rmSync(started, { force: true });
  const loop = `(await import('node:fs')).writeFileSync('${started}', ''); for (;;)`;
  writeFileSync(copy, right().replace('await provider.shutdown()', loop));
  await until(() => existsSync(started));
}

function leftOver(): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(tree) && !line.startsWith('Z'));
}

test('without a terminal, every save prints a verdict, however the editor saves', async () => {
  withoutTerminal();
  await until(() => text.includes('✓ All '));
  expect(text).toContain(`Every save in work/${slug} is checked. Press Ctrl-C to stop.`);
  expect(text).not.toContain('\u001b[');
  await until(() => text.includes('The answer: npm run hint 2\n'));
  await until(() => /^L2 3\/3 [a-z][2-9]..$/m.test(text));

  await next('froth milk', () => writeFileSync(copy, wrong('froth milk')));
  const renamed = await next('heat milk', () => {
    writeFileSync(`${copy}.tmp`, wrong('heat milk'));
    renameSync(`${copy}.tmp`, copy);
  });
  expect(renamed).toContain('✗ `steam milk` is a child of `make latte`');
  await next('lesson.ts is gone', () => rmSync(copy));
  await next('✓ All ', () => writeFileSync(copy, right()));
});

test('a folder that is replaced as a whole is seen, and so is the next save in it', async () => {
  withoutTerminal();
  await until(() => text.includes('✓ All '));
  await next('✗ `make latte` is a child', () => type(tree, ['reset', '2']));
  await next('froth milk', () => writeFileSync(copy, wrong('froth milk')));
  await next('✓ All ', () => type(tree, ['catchup', '3']));
});

test('a save ends the run of the save before, also one that would never end', async () => {
  withoutTerminal();
  await until(() => text.includes('✓ All '));
  await hang();
  const said = await next('froth milk', () => writeFileSync(copy, wrong('froth milk')));
  expect(said).toContain('froth milk');
  expect(said).not.toContain('still running');
});

const { status: script } = spawnSync('script', ['-qec', 'true', '/dev/null']);

test.skipIf(script !== 0)(
  '`q` ends it at once, also while an answer is judged that never ends (skipped without `script`)',
  async () => {
    const command = `"${process.execPath}" workshop/cli.mjs watch 2; echo "exit code $?"`;
    watch('script', ['-qec', command, '/dev/null']);
    await until(() => text.includes('✓ All '));
    await hang();
    const last = await next('exit code', () => child.stdin!.write('q'));
    const [, after] = last.replaceAll('\u001b[?25h', '').split('\u001b[?1049l');
    expect(after!.trim().split(/\r?\n/)).toEqual([
      expect.stringMatching(/^Lesson 2: All \d+ tests pass\. To continue: npm run watch 2$/),
      'exit code 0',
    ]);
  },
);

test.skipIf(script !== 0)(
  'in a terminal it draws on a screen of its own, and gives the old one back (skipped without `script`)',
  async () => {
    const command = `stty rows 24 cols 80; "${process.execPath}" workshop/cli.mjs watch 2`;
    watch('script', ['-qec', command, '/dev/null']);
    await until(() => text.includes('✓ All '));
    expect(text).toContain('\u001b[?1049h');
    expect(text).toMatch(/The answer: h\s[^]*Press n for the next lesson\./);
    await next('Every test passes', () => child.stdin!.write('h'));
    expect(text).not.toContain('The answer: h');
    expect(text).toContain('↑↓ scroll  r run  h hint  s solution beside mine  n next  q quit');

    const red = await next('No span named', () => writeFileSync(copy, wrong('froth milk')));
    // A screen is drawn in one write, over the last one, and never scrolls.
    for (const frame of red.split('\u001b[?2026h').slice(1)) {
      expect(frame.split('\n').length).toBeLessThanOrEqual(24);
      expect(frame).not.toContain('\u001b[2J');
    }
    await next('The next hint: h', () => child.stdin!.write('h'));
    await next('The idea', () => child.stdin!.write('h'));
    await next('The solution is one of many', () => child.stdin!.write('s'));
    await next('Ten guests come to the counter', () => child.stdin!.write('n'));
    const last = await next('npm run watch 3', () => child.stdin!.write('q'));
    expect(last).toContain('\u001b[?1049l');
  },
);
