import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshTree, type, typeAtTerminal } from '../dev/fresh-tree.ts';

const tree = freshTree();
const slug = '02-nested-spans';
const predictions = join(tree, 'work', '.predictions.json');
const predict = { choices: ['one', 'two'], answer: 'two', because: 'Nothing was active.' };

beforeEach(() => {
  rmSync(join(tree, 'work'), { recursive: true, force: true });
  const file = join(tree, 'lessons', slug, 'lesson.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), predict }));
});
afterAll(() => rmSync(tree, { recursive: true }));

const atTerminal = (keys: string) => typeAtTerminal(tree, ['lesson', '2'], ['Your number', keys]);

test.skipIf(process.platform !== 'linux').each([
  ['1\n', 'You predicted one. The answer: two. Nothing was active.', 'one'],
  ['2\n', 'You predicted two, and that is right. Nothing was active.', 'two'],
  ['\n', '\nThe answer: two. Nothing was active.', ''],
  ['\u0004', '\nThe answer: two. Nothing was active.', ''],
])('at a terminal the question comes before the picture: %j', async (keys, said, kept) => {
  const text = await atTerminal(keys);
  expect(text.indexOf('Your number')).toBeLessThan(text.indexOf('spans: '));
  expect(text).toContain(said);
  expect(JSON.parse(readFileSync(predictions, 'utf8'))).toEqual({ [slug]: kept });
  // Only the first time, and never of code that was changed.
  const again = await atTerminal('');
  expect(again).not.toContain('Your number');
  expect(again).not.toContain('The answer: two');
});

test('without a terminal nobody is asked', async () => {
  const { code, output } = await type(tree, ['lesson', '2']);
  expect(output).not.toContain('Your number');
  expect(output).not.toContain('Nothing was active');
  expect(code).toBe(0);
});
