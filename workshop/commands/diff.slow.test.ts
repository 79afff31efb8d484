import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { besideSolution } from './diff.ts';
import { allLessons } from '../lessons.ts';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

const tree = freshTree();
const copy = join(tree, 'work', '02-nested-spans', 'lesson.ts');
afterAll(() => rmSync(tree, { recursive: true }));

test('it shows what differs, with the solution’s comments, and line ends do not', async () => {
  solve(tree, '02-nested-spans');
  const solved = readFileSync(copy, 'utf8');
  writeFileSync(copy, solved.replaceAll('\n', '\r\n').replace('NodeTracerProvider({', 'Mine({'));
  const { code, stdout } = await type(tree, ['diff', '2']);
  expect(code).toBe(0);
  const changed = stdout.split('\n').filter((line) => /^[-+] /.test(line));
  expect(changed).toEqual([
    '- work/02-nested-spans/lesson.ts',
    '+ solutions/02-nested-spans/lesson.ts',
    '-   const provider = new Mine({',
    '+   const provider = new NodeTracerProvider({',
  ]);
  writeFileSync(copy, solved);
  expect((await type(tree, ['diff', '2'])).stdout).toBe(
    'Your copy is identical to the solution.\n',
  );
});

test('on a wide terminal both stand beside each other, and no line is cut', () => {
  const [lesson] = allLessons();
  const rows = besideSolution(
    { ...lesson!, number: 90 },
    { width: 130, height: 30, colour: false },
  );
  const text = rows.join('\n');
  expect(text).toContain('solutions/01-first-span/lesson.ts');
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(130);
  expect(text).not.toContain('…');
});

test('it is offered after a pass, and after the third check in a row that fails', async () => {
  await type(tree, ['reset', '2']);
  const offers = [];
  for (let i = 0; i < 3; i++) offers.push((await type(tree, ['check', '2'])).stdout);
  expect(offers.map((text) => text.includes('npm run diff 2'))).toEqual([false, false, true]);
  solve(tree, '02-nested-spans');
  expect((await type(tree, ['check', '2'])).stdout).toContain('npm run diff 2');
  await type(tree, ['reset', '2']);
  expect((await type(tree, ['check', '2'])).stdout).not.toContain('npm run diff 2');
});
