import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

/** What is remembered makes `npm run check` quick, and never claims a pass that is not one. */
const tree = freshTree();
const slug = '02-nested-spans';
const copy = join(tree, 'work', slug, 'lesson.ts');
const memory = join(tree, 'work', '.results.json');
const wrong = readFileSync(join(tree, 'lessons', slug, 'lesson.ts'));

// A tree of one lesson, so that the whole of it is judged quickly.
for (const name of readdirSync(join(tree, 'lessons'))) {
  if (/^\d\d-/.test(name) && name !== slug)
    rmSync(join(tree, 'lessons', name), { recursive: true });
}

beforeEach(() => solve(tree, slug));
beforeAll(async () => {
  solve(tree, slug);
  await check();
});
afterAll(() => rmSync(tree, { recursive: true }));

/** What `npm run check` says of the copy, and how many answers it did not judge again. */
async function check(): Promise<{ mine: string; remembered: number }> {
  const { output } = await type(tree, ['check']);
  const [, work = ''] = output.split('Your work:');
  return {
    mine: work.match(/Nested spans +(.+)/)?.[1] ?? output,
    remembered: Number(work.match(/not checked again: (\d+) of these/)?.[1] ?? 0),
  };
}

test('nothing is judged again while nothing has changed', async () => {
  expect(await check()).toEqual({ mine: '✓ passed', remembered: 2 });
});

test('one byte in the copy, and it is judged again; the same bytes again, and it is known', async () => {
  appendFileSync(copy, '\n');
  expect(await check()).toEqual({ mine: '✓ passed', remembered: 1 });
  writeFileSync(copy, wrong);
  expect(await check()).toEqual({ mine: expect.stringContaining('tests pass'), remembered: 1 });
  expect(await check()).toEqual({ mine: expect.stringContaining('tests pass'), remembered: 2 });
});

test.each([
  ['the check', `checks/${slug}/check.ts`],
  ['the tool', 'workshop/checking/assertions.ts'],
  ['the bar', 'lessons/bar.ts'],
  ['what runs programs', 'lessons/programs.ts'],
  ['what checks do to programs', 'checks/programs.ts'],
  ['what is to be installed', 'package-lock.json'],
])('%s has changed: everything is judged again', async (_, file) => {
  appendFileSync(join(tree, file), '\n');
  expect(await check()).toEqual({ mine: '✓ passed', remembered: 0 });
});

test.each([
  ['half of it', '{"work/02'],
  ['something else', '[1, 2]'],
])('a memory that holds %s is forgotten', async (_, content) => {
  writeFileSync(memory, content);
  expect(await check()).toEqual({ mine: '✓ passed', remembered: 0 });
});

test('`npm run check 2` judges, whatever is remembered', async () => {
  await check();
  const known = JSON.parse(readFileSync(memory, 'utf8'));
  known[join('work', slug)].result.tests[0].passed = false;
  writeFileSync(memory, JSON.stringify(known));
  expect((await check()).mine).toContain('tests pass');
  expect((await type(tree, ['check', '2'])).output).toMatch(/All \d+ tests pass/);
  expect((await check()).mine).toBe('✓ passed');
});
