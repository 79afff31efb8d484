import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshTree, solve, type } from '../dev/fresh-tree.ts';

const tree = freshTree();
const copy = join(tree, 'work', '02-nested-spans', 'lesson.ts');
afterAll(() => rmSync(tree, { recursive: true }));

const hint = async () => (await type(tree, ['hint', '2'])).stdout;
const stagesOf = (text: string) => text.match(/^(A nudge|The idea|The line)$/gm);

test('each call goes one stage further, for the sentence that fails now', async () => {
  await type(tree, ['reset', '2']);
  const calls = [];
  for (let i = 0; i < 4; i++) calls.push(await hint());
  const all = ['A nudge', 'The idea', 'The line'];
  expect(calls.map(stagesOf)).toEqual([all.slice(0, 1), all.slice(0, 2), all, all]);
  expect(calls[0]).toContain('✗ `make latte` is a child of `take order`');
  expect(calls[0]).toContain('The next hint: npm run hint 2');
  expect(calls[3]).toContain('npm run diff 2');
  for (const line of calls.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);

  solve(tree, '02-nested-spans');
  writeFileSync(copy, readFileSync(copy, 'utf8').replace("'steam milk'", "'froth milk'"));
  const other = await hint();
  expect(other).toContain('✗ `steam milk` is a child of `make latte`');
  expect(stagesOf(other)).toEqual(['A nudge']);

  solve(tree, '02-nested-spans');
  const { code, stdout } = await type(tree, ['hint', '2']);
  expect(code).toBe(0);
  expect(stdout).toContain('Every test passes. Next: npm run lesson');
});

test('after a reset the hints begin again', async () => {
  await type(tree, ['reset', '2']);
  expect(stagesOf(await hint())).toEqual(['A nudge']);
});

test('what does not typecheck has its hints, too', async () => {
  solve(tree, '02-nested-spans');
  appendFileSync(copy, "\nexport const drinks: number = 'three';\n");
  const typed = await hint();
  expect(typed).toContain('✗ it typechecks');
  expect(stagesOf(typed)).toEqual(['A nudge']);
});
