import {
  rmSync,
  utimesSync,
  writeFileSync,
  appendFileSync,
  existsSync,
  readFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allLessons } from './lessons.ts';
import { freshTree, solve, type } from './testing.ts';

const tree = freshTree();
const bare = freshTree({ installed: false });
const copy = join(tree, 'work', '02-nested-spans', 'lesson.ts');

afterAll(() => {
  rmSync(tree, { recursive: true });
  rmSync(bare, { recursive: true });
});

test.each(['lesson', 'solution', 'check', 'test'])(
  'before `npm ci`, `npm run %s` says to run it',
  async (command) => {
    expect(await type(bare, [command, '1'])).toEqual({
      code: 2,
      stdout: '',
      output: 'The packages are not installed yet. Run this first: npm ci\n',
    });
  },
);

describe.each(['lesson', 'solution', 'check'])('npm run %s', (command) => {
  test.each([
    [['99'], 'There is no lesson `99`.'],
    [['0'], 'There is no lesson `0`.'],
    [['1x'], 'There is no lesson `1x`.'],
    [['first-span'], 'There is no lesson `first-span`.'],
    [['-1'], 'There is no lesson `-1`.'],
    [['1', '2'], 'One lesson at a time: `1 2` is 2 words.'],
  ])('%j is refused in one line with the list of lessons', async (words, line) => {
    const { code, output } = await type(tree, [command, ...words]);
    expect(code).toBe(2);
    const [first, ...rest] = output.trim().split('\n');
    expect(first).toBe(line);
    expect(rest.slice(-allLessons().length).join('\n')).toContain('1  First span, 20 minutes');
    expect(existsSync(join(tree, 'work'))).toBe(false);
  });
});

test('`lesson` and `solution` without a word ask which one', async () => {
  for (const command of ['lesson', 'solution']) {
    const { code, output } = await type(tree, [command]);
    expect(code).toBe(2);
    expect(output).toMatch(/^Which lesson\? Say for example: npm run \w+ 1\n/);
  }
});

describe('on the way through lesson 2', () => {
  test('`check` before `lesson` says how to begin', async () => {
    const { code, output } = await type(tree, ['check', '2']);
    expect(code).toBe(1);
    expect(output).toBe('You have no copy of lesson 2 yet. Make it: npm run lesson 2\n');
  });

  test.each(['2', '02', '02-nested-spans'])('`lesson %s` runs the copy', async (word) => {
    const { code, output } = await type(tree, ['lesson', word]);
    expect(code).toBe(0);
    expect(output).toContain('spans: 4 started, 4 ended, 4 sampled, 4 exported in 4 calls, 0 lost');
    expect(output.startsWith('Made your copy')).toBe(word === '2');
  });

  test('`check` fails until it is solved, and what the learner wrote stays', async () => {
    const before = readFileSync(copy, 'utf8');
    const { code, output } = await type(tree, ['check', '2']);
    expect(code).toBe(1);
    expect(output).toContain('✗ `make latte` is a child of `take order`');
    expect(output).toContain('npm run check 2');
    expect(readFileSync(copy, 'utf8')).toBe(before);
  });

  test('somebody who edits the starter is told which file counts', async () => {
    const starter = join(tree, 'lessons', '02-nested-spans', 'lesson.ts');
    const was = readFileSync(starter);
    appendFileSync(starter, '// mine\n');
    const later = new Date(Date.now() + 5000);
    utimesSync(starter, later, later);
    for (const command of ['lesson', 'check']) {
      const { output } = await type(tree, [command, '2']);
      expect(output.split('\n')[0]).toBe(
        'Note: lessons/02-nested-spans/lesson.ts was changed after your copy. ' +
          'The file that counts is work/02-nested-spans/lesson.ts',
      );
    }
    writeFileSync(starter, was);
  });

  test('a copy that does not typecheck is told so in the same verdict', async () => {
    solve(tree, '02-nested-spans');
    appendFileSync(copy, '\nexport const drinks: number = "three";\n');
    const { code, output } = await type(tree, ['check', '2']);
    expect(code).toBe(1);
    const line =
      readFileSync(copy, 'utf8')
        .split('\n')
        .findIndex((l) => l.includes('drinks')) + 1;
    expect(output).toContain(
      `✗ it typechecks: work/02-nested-spans/lesson.ts:${line}: Type 'string' is not assignable`,
    );
  });

  test('solved, it passes, whatever the environment says', async () => {
    solve(tree, '02-nested-spans');
    for (const env of [
      {},
      { OTEL_TRACES_SAMPLER: 'always_off', OTEL_SDK_DISABLED: 'true' },
      { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', CI: 'true', FORCE_COLOR: '1' },
    ]) {
      const { code, output } = await type(tree, ['check', '2'], env as Record<string, string>);
      expect(output).toContain('Next: npm run lesson 3');
      expect(code).toBe(0);
    }
  });
});

test('`check` alone verifies the solutions and says how far the learner is', async () => {
  const { code, output } = await type(tree, ['check']);
  expect(code).toBe(0);
  const [solutions = '', work = ''] = output.split('Your work:');
  for (const { title } of allLessons()) {
    expect(solutions).toMatch(new RegExp(`${title} +✓ passed`));
  }
  expect(work).toMatch(/1 {2}First span +· not begun/);
  expect(work).toMatch(/2 {2}Nested spans +✓ passed/);
  expect(work).toContain('Next: npm run lesson 1');
});
