import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { freshTree, type } from './fresh-tree.ts';

// With a single lesson it is quick.
const tree = freshTree();
const [first, ...others] = allLessons();
for (const { slug } of others) rmSync(join(tree, 'lessons', slug), { recursive: true });
afterAll(() => rmSync(tree, { recursive: true }));

test('a lesson that works is played, and a solution that does not pass is reported', async () => {
  const good = await type(tree, ['rehearse']);
  expect(good.stdout).toMatch(
    /^✓ 1 · First span \(\d+ s\)\n✓ npm run check \(\d+ s\)\nIt took \d+ minutes? of 2.*\n2 passed, 0 failed\n$/,
  );
  expect(good.code).toBe(0);

  const [lessons, solutions] = ['lessons', 'solutions'].map((folder) =>
    join(tree, folder, first!.slug, 'lesson.ts'),
  );
  cpSync(lessons!, solutions!);
  const bad = await type(tree, ['rehearse', '90-minutes', '60']);
  expect(bad.stdout).toContain('✗ 1 · First span: ');
  expect(bad.stdout.trim().split('\n').at(-1)).toBe('0 passed, 1 failed');
  expect(bad.code).toBe(1);
});

test.each([
  ['week', 'There is no run sheet `week`.'],
  ['day soon', 'After the run sheet, only a number of minutes:'],
  ['day 20 30', 'After the run sheet, only a number of minutes:'],
])('`npm run rehearse %s` is refused in one line', async (words, line) => {
  const { code, output } = await type(tree, ['rehearse', ...words.split(' ')]);
  expect([code, output.trim().split('\n').length]).toEqual([2, 1]);
  expect(output).toContain(line);
});
