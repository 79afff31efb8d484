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
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshTree, solve, type } from './testing.ts';

/** Work is never lost: whatever happens to a command, it stands in `work/` or is kept. */
const slug = '02-nested-spans';
const mine = Buffer.from('// mine, with a byte that is no UTF-8: \xe9\n', 'latin1');
let tree = '';

beforeEach(() => {
  tree = freshTree();
});
afterEach(() => rmSync(tree, { recursive: true }));

const copy = (...names: string[]) => join(tree, 'work', slug, ...names);
const starter = () => readFileSync(join(tree, 'lessons', slug, 'lesson.ts'));

/** The learner has written a file, and another one in a folder of their own. */
function write(content = mine): void {
  mkdirSync(copy('notes'), { recursive: true });
  writeFileSync(copy('lesson.ts'), content);
  writeFileSync(copy('notes', 'idea.txt'), 'batch?');
}

/** Every file named `lesson.ts` that stands in `work/` or is kept there. */
function everything(): string[] {
  return readdirSync(join(tree, 'work'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes(slug) && name.endsWith('lesson.ts'))
    .map((name) => readFileSync(join(tree, 'work', name), 'latin1'));
}

test('`reset` keeps what was there and says where; `restore` brings back every byte', async () => {
  write();
  const { code, output } = await type(tree, ['reset', '2']);
  expect(code).toBe(0);
  expect(readFileSync(copy('lesson.ts'))).toEqual(starter());
  const kept = output.match(/What was there is kept: (.+)/)?.[1] ?? '';
  expect(readFileSync(join(tree, kept, 'lesson.ts'))).toEqual(mine);
  expect(output).toContain('npm run restore 2');

  expect((await type(tree, ['restore', '2'])).code).toBe(0);
  expect(readFileSync(copy('lesson.ts'))).toEqual(mine);
  expect(readFileSync(copy('notes', 'idea.txt'), 'utf8')).toBe('batch?');
});

test('what stood there when something was restored is kept as well', async () => {
  write();
  await type(tree, ['reset', '2']);
  writeFileSync(copy('lesson.ts'), '// second thoughts\n');
  await type(tree, ['restore', '2']);
  expect(readFileSync(copy('lesson.ts'))).toEqual(mine);
  await type(tree, ['restore', '2']);
  expect(readFileSync(copy('lesson.ts'), 'utf8')).toBe('// second thoughts\n');
});

test('what was only noted beside an unchanged starter is kept as well', async () => {
  await type(tree, ['lesson', '2']);
  writeFileSync(copy('README.md'), 'ask about the batch processor\n');
  expect((await type(tree, ['reset', '2'])).output).toContain('What was there is kept: ');
  expect(existsSync(copy('README.md'))).toBe(false);
  await type(tree, ['restore', '2']);
  expect(readFileSync(copy('README.md'), 'utf8')).toBe('ask about the batch processor\n');
});

test('`restore` lists what is kept, takes a number of it, and refuses another', async () => {
  for (const content of ['// one\n', '// two\n']) {
    write(Buffer.from(content));
    await type(tree, ['reset', '2']);
  }
  const { code, output } = await type(tree, ['restore', '2', 'list']);
  expect(code).toBe(0);
  expect(output).toMatch(/restore 2 1 .*\n.*restore 2 2 /);
  for (const words of [['3'], ['0'], ['x'], ['1', '2']]) {
    const refused = await type(tree, ['restore', '2', ...words]);
    expect(refused).toMatchObject({ code: 2, output });
  }
  await type(tree, ['restore', '2', '2']);
  expect(readFileSync(copy('lesson.ts'), 'utf8')).toBe('// one\n');
});

test('with nothing kept, `restore` says so', async () => {
  write();
  const { code, output } = await type(tree, ['restore', '2']);
  expect(code).toBe(1);
  expect(output).toMatch(/^Nothing else is kept of lesson 2\./);
  expect(readFileSync(copy('lesson.ts'))).toEqual(mine);
});

test('reset twice in one second, and four times at once', async () => {
  write();
  await type(tree, ['reset', '2']);
  const again = await type(tree, ['reset', '2']);
  expect(again.output).toContain('the starter, unchanged: there was nothing to keep');
  await type(tree, ['restore', '2']);
  expect(readFileSync(copy('lesson.ts'))).toEqual(mine);

  const outcomes = await Promise.all([1, 2, 3, 4].map(() => type(tree, ['reset', '2'])));
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const told = outcomes.filter(({ output }) => output.includes('What was there is kept: '));
  expect(told.length).toBe(1);
  expect(readFileSync(copy('lesson.ts'))).toEqual(starter());
  await type(tree, ['restore', '2']);
  expect(readFileSync(copy('lesson.ts'))).toEqual(mine);
});

test('of four that put and keep without a pause, none is refused and nothing is lost', async () => {
  write();
  const script = `
    import { putInPlace } from './workshop/copy.ts';
    import { allLessons } from './workshop/lessons.ts';
    const lesson = allLessons().find(({ slug }) => slug === '${slug}');
    const were = Array.from({ length: 100 }, () => putInPlace(lesson, 'lessons/${slug}').was);
    console.log(were.filter((was) => was === 'kept').length);`;
  const words = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const outputs = await Promise.all(
    [1, 2, 3, 4].map(() => promisify(execFile)(process.execPath, words, { cwd: tree })),
  );
  expect(outputs.map(({ stdout }) => Number(stdout)).sort()).toEqual([0, 0, 0, 1]);
  expect(everything().sort()).toEqual([mine.toString('latin1'), starter().toString()].sort());
});

test('killed at any moment, `reset` loses nothing, and the next command goes on', async () => {
  for (let i = 0; i < 12; i++) {
    const content = Buffer.from(`// attempt ${i}\n`);
    write(content);
    const child = spawn(process.execPath, [join(tree, 'workshop', 'start.mjs'), 'reset', '2'], {
      stdio: 'ignore',
    });
    await pause(60 + 20 * i);
    child.kill('SIGKILL');
    expect(everything()).toContain(content.toString('latin1'));
    expect((await type(tree, ['lesson', '2'])).output).toMatch(/spans: |Open work/);
    expect(everything()).toContain(content.toString('latin1'));
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
      "$1" workshop/start.mjs reset 2; echo "code $?"
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
  await type(tree, ['reset', '2']);
  writeFileSync(copy('lesson.ts'), '// later\n');
  for (const [old, now] of [
    [slug, '02-spans-in-spans'],
    ['02-spans-in-spans', '12-spans-in-spans'],
  ]) {
    for (const part of ['lessons', 'solutions']) {
      renameSync(join(tree, part, old!), join(tree, part, now!));
    }
    const { output } = await type(tree, ['restore', now!, 'list']);
    expect(output).toContain(`was called ${old}. Your copy of it is now work/${now}`);
    expect(readFileSync(join(tree, 'work', now!, 'lesson.ts'), 'utf8')).toBe('// later\n');
  }
  await type(tree, ['restore', '12']);
  const restored = readFileSync(join(tree, 'work', '12-spans-in-spans', 'lesson.ts'));
  expect(restored).toEqual(mine);
});

test('another lesson with the old number does not take the copy of one that moved on', async () => {
  write();
  for (const part of ['lessons', 'solutions']) {
    renameSync(join(tree, part, slug), join(tree, part, '03-nested-spans'));
    cpSync(join(tree, part, '01-first-span'), join(tree, part, '02-newcomer'), { recursive: true });
  }
  await type(tree, ['reset', '02-newcomer']);
  expect(readFileSync(join(tree, 'work', '03-nested-spans', 'lesson.ts'))).toEqual(mine);
});

test('of two copies that could go to a lesson, it gets the one of its name', async () => {
  write();
  const fifth = join(tree, 'work', '05-simple-or-batch');
  mkdirSync(fifth);
  writeFileSync(join(fifth, 'lesson.ts'), '// of the fifth\n');
  for (const part of ['lessons', 'solutions']) {
    renameSync(join(tree, part, slug), join(tree, part, '05-spans-in-spans'));
    renameSync(join(tree, part, '05-simple-or-batch'), join(tree, part, '02-simple-or-batch'));
  }
  await type(tree, ['restore', '2', 'list']);
  const second = readFileSync(join(tree, 'work', '02-simple-or-batch', 'lesson.ts'), 'utf8');
  expect(second).toBe('// of the fifth\n');
  expect(readFileSync(copy('lesson.ts'))).toEqual(mine);
});

test('`catchup 3` solves what is not passed, keeps it, and leaves what passes alone', async () => {
  solve(tree, '01-first-span');
  const passing = join(tree, 'work', '01-first-span', 'lesson.ts');
  writeFileSync(passing, `${readFileSync(passing, 'utf8')}// in my own words\n`);
  write();
  const third = join(tree, 'work', '03-describe-the-work', 'lesson.ts');
  mkdirSync(join(third, '..'));
  writeFileSync(third, '// begun\n');

  const { code, output } = await type(tree, ['catchup', '3']);
  expect(code).toBe(0);
  expect(output).toContain('Next: npm run lesson 3');
  expect(readFileSync(passing, 'utf8')).toContain('// in my own words');
  expect(readFileSync(copy('lesson.ts'))).toEqual(
    readFileSync(join(tree, 'solutions', slug, 'lesson.ts')),
  );
  expect(readFileSync(third)).toEqual(
    readFileSync(join(tree, 'lessons', '03-describe-the-work', 'lesson.ts')),
  );
  for (const [lesson, file, content] of [
    ['2', copy('lesson.ts'), mine],
    ['3', third, Buffer.from('// begun\n')],
  ] as const) {
    await type(tree, ['restore', lesson]);
    expect(readFileSync(file)).toEqual(content);
  }
});

test('a copy that lacks a file of the starter is completed, and nothing else in it changes', async () => {
  write();
  rmSync(copy('lesson.ts'));
  const { output } = await type(tree, ['lesson', '2']);
  expect(output).toContain('Your copy had no lesson.ts: the starter’s was put in.');
  expect(readFileSync(copy('lesson.ts'))).toEqual(starter());
  expect(existsSync(copy('notes', 'idea.txt'))).toBe(true);
});
