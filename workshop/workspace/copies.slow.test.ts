import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

/** Work is never lost: whatever happens to a command, it stands in `work/` or is kept. */
const slug = '02-nested-spans';
const mine = '// mine, with a byte that is no UTF-8: \xe9\n';
let tree = '';

beforeEach(() => {
  tree = freshTree();
});
afterEach(() => rmSync(tree, { recursive: true }));

const run = (...args: string[]) => type(tree, args);
const code = (part: string, lesson = slug) => join(tree, part, lesson, 'lesson.ts');
/** What stands in a file, a character for each byte. */
const read = (file: string) => readFileSync(file, 'latin1');
const copy = (lesson = slug) => read(code('work', lesson));
const starter = (lesson = slug) => read(code('lessons', lesson));

/** The learner writes their code of a lesson. */
function write(content = mine, lesson = slug): void {
  mkdirSync(dirname(code('work', lesson)), { recursive: true });
  writeFileSync(code('work', lesson), content, 'latin1');
}

/** The learner makes a file of their own beside it. */
function note(name: string): string {
  const file = join(tree, 'work', slug, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'batch?');
  return file;
}

/** Every file named `lesson.ts` that stands in `work/` or is kept there. */
function everything(): string[] {
  return readdirSync(join(tree, 'work'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes(slug) && name.endsWith('lesson.ts'))
    .map((name) => read(join(tree, 'work', name)));
}

/** Renames a lesson, as a newer version of the workshop does. */
function rename(old: string, now: string): void {
  for (const part of ['lessons', 'solutions'])
    renameSync(join(tree, part, old), join(tree, part, now));
}

test('`reset` keeps what was there and says where; `restore` brings back every byte', async () => {
  write();
  const notes = note('notes/idea.txt');
  const reset = await run('reset', '2');
  expect(reset.code).toBe(0);
  expect(copy()).toBe(starter());
  expect(existsSync(notes)).toBe(false);
  const kept = reset.output.match(/What was there is kept: (.+)/)?.[1] ?? '';
  expect(read(join(tree, kept, 'lesson.ts'))).toBe(mine);
  expect(reset.output).toContain('npm run restore 2');

  write('// second thoughts\n');
  expect((await run('restore', '2')).code).toBe(0);
  expect(copy()).toBe(mine);
  expect(read(notes)).toBe('batch?');
  await run('restore', '2');
  expect(copy()).toBe('// second thoughts\n');
});

test('what was only noted beside an unchanged starter is kept as well', async () => {
  await run('reset', '2');
  const notes = note('README.md');
  expect((await run('reset', '2')).output).toContain('What was there is kept: ');
  expect(existsSync(notes)).toBe(false);
  await run('restore', '2');
  expect(read(notes)).toBe('batch?');
});

test('`restore` lists what is kept, takes a number of it, and refuses another', async () => {
  write('// one\n');
  const nothing = await run('restore', '2');
  expect(nothing.code).toBe(1);
  expect(nothing.output).toMatch(/^There is no other kept copy of lesson 2\./);
  expect(copy()).toBe('// one\n');
  await run('reset', '2');
  write('// two\n');
  await run('reset', '2');
  const list = await run('restore', '2', 'list');
  expect(list.code).toBe(0);
  expect(list.output).toMatch(/restore 2 1 .*\n.*restore 2 2 /);
  for (const words of [['3'], ['0'], ['x'], ['1', '2']]) {
    expect(await run('restore', '2', ...words)).toEqual({ ...list, code: 2 });
  }
  await run('restore', '2', '2');
  expect(copy()).toBe('// one\n');
});

test('reset twice in one second, and four times at once', async () => {
  write();
  await run('reset', '2');
  const again = await run('reset', '2');
  expect(again.output).toContain('the unchanged starter, so there was nothing to keep');
  await run('restore', '2');
  expect(copy()).toBe(mine);

  const outcomes = await Promise.all([1, 2, 3, 4].map(() => run('reset', '2')));
  expect(outcomes.map((outcome) => outcome.code)).toEqual([0, 0, 0, 0]);
  const told = outcomes.filter(({ output }) => output.includes('What was there is kept: '));
  expect(told.length).toBe(1);
  expect(copy()).toBe(starter());
  await run('restore', '2');
  expect(copy()).toBe(mine);
});

test('of four that put and keep without a pause, none is refused and nothing is lost', async () => {
  write();
  const script = `
    import { putInPlace } from './workshop/workspace/copies.ts';
    import { allLessons } from './workshop/lessons.ts';
    const lesson = allLessons().find(({ slug }) => slug === '${slug}');
    const were = Array.from({ length: 50 }, () => putInPlace(lesson, 'lessons/${slug}').was);
    console.log(were.filter((was) => was === 'kept').length);`;
  const words = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const outputs = await Promise.all(
    [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, words, { cwd: tree })),
  );
  expect(outputs.map(({ stdout }) => Number(stdout)).sort()).toEqual([0, 0, 0, 1]);
  expect(everything().sort()).toEqual([mine, starter()].sort());
});

/** Types a command, and kills it when something in `work/` has changed so many times. */
async function killAfter(changes: number, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(tree, 'workshop', 'cli.mjs'), ...args], {
    stdio: 'ignore',
  });
  const names = () => {
    try {
      return readdirSync(join(tree, 'work'), { recursive: true }).join();
    } catch {
      return 'a folder went while it was read';
    }
  };
  let known = names();
  for (let seen = 0; seen < changes && child.exitCode === null;) {
    await nextTurn();
    const now = names();
    if (now !== known) seen++;
    known = now;
  }
  child.kill('SIGKILL');
}

test('killed at any moment, `reset` loses nothing, and the next command goes on', async () => {
  for (let i = 0; i < 6; i++) {
    const content = `// attempt ${i}\n`;
    write(content);
    await killAfter(i, ['reset', '2']);
    expect(everything()).toContain(content);
    expect((await run('reset', '2')).code).toBe(0);
    expect(copy()).toBe(starter());
    expect(everything()).toContain(content);
  }
});

const smallDisk = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]);

test.skipIf(smallDisk.status !== 0)(
  'on a full disk nothing is changed and it is said (skipped where no disk can be mounted)',
  async () => {
    write();
    const script = `
      cp -r work "$0/work.was" && mount -t tmpfs -o size=64k none work && cp -r "$0/work.was/." work
      dd if=/dev/zero of=work/filler bs=1k status=none 2>/dev/null
      "$1" workshop/cli.mjs reset 2; echo "code $?"
      cmp work/${slug}/lesson.ts "$0/work.was/${slug}/lesson.ts" && echo 'the work is there'
      ls -a work`;
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-rm', 'bash', '-c', script, tree, process.execPath],
      { cwd: tree, encoding: 'utf8' },
    );
    expect(stderr).toContain('the disk is full. Nothing has changed.');
    expect(stdout).toContain('✗ work/ can be written to');
    expect(stdout).toContain('code 2');
    expect(stdout).toContain('the work is there');
    expect(stdout).not.toContain('.new-');
  },
);

test('a lesson that is renamed or renumbered finds its copy, and what is kept of it', async () => {
  write();
  await run('reset', '2');
  write('// later\n');
  for (const [old = '', now = ''] of [
    [slug, '02-spans-in-spans'],
    ['02-spans-in-spans', '42-spans-in-spans'],
  ]) {
    rename(old, now);
    const { output } = await run('restore', now, 'list');
    expect(output).toContain(`used to be called ${old}. Your copy of it is now work/${now}`);
    expect(copy(now)).toBe('// later\n');
  }
  await run('restore', '42');
  expect(copy('42-spans-in-spans')).toBe(mine);
});

test('another lesson with the old number does not take the copy of one that moved on', async () => {
  write();
  rename(slug, '03-nested-spans');
  for (const part of ['lessons', 'solutions']) {
    cpSync(join(tree, part, '01-first-span'), join(tree, part, '02-newcomer'), { recursive: true });
  }
  await run('reset', '02-newcomer');
  expect(copy('03-nested-spans')).toBe(mine);
});

test('of two copies that could go to a lesson, it gets the one of its name', async () => {
  write();
  write('// of the fifth\n', '05-simple-or-batch');
  rename(slug, '05-spans-in-spans');
  rename('05-simple-or-batch', '02-simple-or-batch');
  await run('restore', '2', 'list');
  expect(copy('02-simple-or-batch')).toBe('// of the fifth\n');
  expect(copy()).toBe(mine);
});

test('`catchup 3` solves what is not passed, keeps it, and leaves what passes alone', async () => {
  const [first, third] = ['01-first-span', '03-describe-the-work'];
  solve(tree, first);
  const passing = `${copy(first)}// in my own words\n`;
  write(passing, first);
  write();
  write('// begun\n', third);

  const { code: exitCode, output } = await run('catchup', '3');
  expect(exitCode).toBe(0);
  expect(output).toContain('Next: npm run lesson 3');
  expect(copy(first)).toBe(passing);
  expect(copy()).toBe(read(code('solutions')));
  expect(copy(third)).toBe(starter(third));
  await run('restore', '2');
  await run('restore', '3');
  expect(copy()).toBe(mine);
  expect(copy(third)).toBe('// begun\n');
});

test('a copy that lacks a file of the starter is completed, and nothing else in it changes', async () => {
  const notes = note('notes/idea.txt');
  const { output } = await run('lesson', '2');
  expect(output).toContain('Your copy had no lesson.ts, so the starter’s was added.');
  expect(copy()).toBe(starter());
  expect(read(notes)).toBe('batch?');
});
