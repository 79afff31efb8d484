import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

const tree = freshTree();
const bare = freshTree({ installed: false });
const copy = join(tree, 'work', '02-nested-spans', 'lesson.ts');
// So few lessons that `check` alone is quick.
const [lessons, others] = [allLessons().slice(0, 3), allLessons().slice(3)];
for (const { slug } of others) rmSync(join(tree, 'lessons', slug), { recursive: true });

afterAll(() => {
  rmSync(tree, { recursive: true });
  rmSync(bare, { recursive: true });
});

test.each(['lesson', 'check'])('before `npm ci`, `npm run %s` says to run it', async (command) => {
  expect(await type(bare, [command, '1'])).toEqual({
    code: 2,
    stdout: '',
    output: 'The packages are not installed yet. Run this first: npm ci\n',
  });
});

test.each([
  ['lesson 99', 'There is no lesson `99`.'],
  ['solution 0', 'There is no lesson `0`.'],
  ['check 1x', 'There is no lesson `1x`.'],
  ['lesson first-span', 'There is no lesson `first-span`.'],
  ['solution -1', 'There is no lesson `-1`.'],
  ['check 1 2', 'One lesson at a time, not `1 2`.'],
  ['lesson', 'Which lesson? For example: npm run lesson 1'],
  ['solution', 'Which lesson? For example: npm run solution 1'],
])('`npm run %s` is refused in one line with the list of lessons', async (command, line) => {
  const { code, output } = await type(tree, command.split(' '));
  expect(code).toBe(2);
  const [first, ...rest] = output.trim().split('\n');
  expect(first).toBe(line);
  expect(rest.slice(-lessons.length).join('\n')).toMatch(/1 {2}First span, \d+ minutes/);
  expect(existsSync(join(tree, 'work'))).toBe(false);
});

test('a folder whose name Node cannot load packages from is refused in one line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'a#b'));
  cpSync(join(tree, 'workshop'), folder, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'cli.mjs'), 'check']);
  rmSync(folder, { recursive: true });
  expect(String(stderr)).toContain('Move the workshop to another folder.');
  expect(status).toBe(2);
});

describe('on the way through lesson 2', () => {
  test('`check` before `lesson` says how to begin', async () => {
    const { code, output } = await type(tree, ['check', '2']);
    expect(code).toBe(1);
    expect(output).toBe('You have no copy of lesson 2 yet. To make one: npm run lesson 2\n');
  });

  test.each(['2', '02-nested-spans', 'lessons/02-nested-spans/'])(
    '`lesson %s` runs the copy',
    async (word) => {
      const { code, output } = await type(tree, ['lesson', word]);
      expect(code).toBe(0);
      expect(output).toContain(
        'spans: 4 started, 4 ended, 4 sampled, 4 exported in 4 calls, 0 lost',
      );
      expect(output.startsWith('Made your copy')).toBe(word === '2');
    },
  );

  test('`check` fails until it is the solution now, and what the learner wrote stays', async () => {
    const before = readFileSync(copy, 'utf8');
    const { code, output } = await type(tree, ['check', '02']);
    expect(code).toBe(1);
    expect(output).toContain('✗ `make latte` is a child of `take order`');
    expect(output).toMatch(/^\d+ of \d+ tests pass\. To see which: npm run check 2 all$/m);
    expect(output).not.toContain('✓');
    expect((await type(tree, ['check', '2', 'all'])).output).toMatch(/^✓ it typechecks$/m);
    expect(readFileSync(copy, 'utf8')).toBe(before);
  });

  test('somebody who edits the starter is told which file counts', async () => {
    const starter = join(tree, 'lessons', '02-nested-spans', 'lesson.ts');
    const was = readFileSync(starter);
    appendFileSync(starter, '// mine\n');
    const later = new Date(Date.now() + 5000);
    utimesSync(starter, later, later);
    for (const command of ['lesson', 'diff']) {
      const { output } = await type(tree, [command, '2']);
      expect(output.split('\n')[0]).toBe(
        'Note: lessons/02-nested-spans/lesson.ts is newer than your copy, ' +
          'but only your copy is used: work/02-nested-spans/lesson.ts',
      );
    }
    writeFileSync(starter, was);
  });

  test('a copy that does not typecheck is told so in the same verdict', async () => {
    solve(tree, '02-nested-spans');
    appendFileSync(copy, '\nexport const drinks: number = "three";\n');
    const { code, output } = await type(tree, ['check', '2']);
    expect(code).toBe(1);
    const line = readFileSync(copy, 'utf8').trimEnd().split('\n').length;
    expect(output.split('\n').slice(2, 5)).toEqual([
      '✗ it typechecks',
      "  Type 'string' is not assignable to type 'number'.",
      `  Open work/02-nested-spans/lesson.ts:${line}`,
    ]);
  });

  test('solved, it passes, whatever the environment says', async () => {
    solve(tree, '02-nested-spans');
    const { code, output } = await type(tree, ['check', '2'], {
      OTEL_TRACES_SAMPLER: 'always_off',
      OTEL_SDK_DISABLED: 'true',
      TZ: 'Pacific/Chatham',
      LANG: 'tr_TR.UTF-8',
      CI: 'true',
      FORCE_COLOR: '1',
    });
    expect(output).toContain('Next: npm run lesson 3');
    expect(code).toBe(0);
  });
});

test('`check` alone verifies the solutions and says how far the learner is', async () => {
  // Three of the lessons are enough, and quicker.
  for (const { slug } of lessons.slice(3)) rmSync(join(tree, 'lessons', slug), { recursive: true });
  const { code, output } = await type(tree, ['check']);
  const [solutions = '', work = ''] = output.split('Your work:');
  for (const { title } of lessons.slice(0, 3))
    expect(solutions).toMatch(new RegExp(`${title} +✓ passed`));
  expect(work).toMatch(/1 {2}First span +· not started/);
  expect(work).toMatch(/2 {2}Nested spans +✓ passed/);
  expect(work).toContain('Next: npm run lesson 1');
  expect(code).toBe(0);
});
