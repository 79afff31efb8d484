import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshTree, type } from '../dev/fresh-tree.ts';

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

/** Types `npm run lesson 2` at a terminal, and these keys once it has asked. */
async function atTerminal(keys: string): Promise<string> {
  const command = `${process.execPath} ${join(tree, 'workshop', 'cli.mjs')} lesson 2`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: tree });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise((end) => child.once('close', end));
  while (!text.includes('Your number') && child.exitCode === null) await pause(20);
  child.stdin.write(keys);
  await ended;
  return text.replaceAll('\r\n', '\n');
}

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
