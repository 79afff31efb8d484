import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hintsFor, sectionsOf } from './hint.ts';
import { allLessons, root } from './lessons.ts';
import { freshTree, solve, type } from './testing.ts';

const tree = freshTree();
const copy = join(tree, 'work', '02-nested-spans', 'lesson.ts');
afterAll(() => rmSync(tree, { recursive: true }));

let sentences: { name: string; file: string }[] = [];

beforeAll(() => {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { stdout } = spawnSync(process.execPath, [vitest, 'list', '.check.ts', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  sentences = JSON.parse(stdout);
});

describe.each(allLessons().map(({ slug }) => slug))('the hints of %s', (slug) => {
  const asked = () =>
    sentences.filter(({ file }) => file.endsWith(`/${slug}.check.ts`)).map(({ name }) => name);

  test('each sentence of its check has a nudge, the idea and the line', () => {
    expect(asked().length).toBeGreaterThan(3);
    for (const sentence of [...asked(), 'it typechecks']) {
      const hints = hintsFor(slug, sentence);
      expect({ sentence, hints: hints.length }).toEqual({ sentence, hints: 3 });
      expect(hints.every((hint) => hint.length > 40)).toBe(true);
    }
  });

  test('there is none for a sentence that nobody asks', () => {
    const file = join(root, 'checks', `${slug}.hints.md`);
    expect(existsSync(file)).toBe(true);
    const known = [...sectionsOf(readFileSync(file, 'utf8')).keys()];
    expect(known.filter((sentence) => !asked().includes(sentence))).toEqual([]);
  });
});

test('each call goes one stage further, for the sentence that fails now', async () => {
  await type(tree, ['lesson', '2']);
  const calls = [];
  for (let i = 0; i < 4; i++) calls.push((await type(tree, ['hint', '2'])).stdout);
  const stages = calls.map((text) => text.match(/^(A nudge|The idea|The line)$/gm));
  const all = ['A nudge', 'The idea', 'The line'];
  expect(stages).toEqual([all.slice(0, 1), all.slice(0, 2), all, all]);
  expect(calls[0]).toContain('✗ `make latte` is a child of `take order`');
  expect(calls[0]).toContain('One step further: npm run hint 2');
  expect(calls[3]).toContain('npm run diff 2');
  for (const line of calls.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(80);

  solve(tree, '02-nested-spans');
  writeFileSync(copy, readFileSync(copy, 'utf8').replace("'steam milk'", "'froth milk'"));
  const other = (await type(tree, ['hint', '2'])).stdout;
  expect(other).toContain('✗ `steam milk` is a child of `make latte`');
  expect(other.match(/^(A nudge|The idea|The line)$/gm)).toEqual(['A nudge']);

  solve(tree, '02-nested-spans');
  const { code, stdout } = await type(tree, ['hint', '2']);
  expect(code).toBe(0);
  expect(stdout).toContain('there is nothing to hint at');
});

test('after a reset the hints begin again', async () => {
  await type(tree, ['reset', '2']);
  const { stdout } = await type(tree, ['hint', '2']);
  expect(stdout.match(/^(A nudge|The idea|The line)$/gm)).toEqual(['A nudge']);
});

test('what does not typecheck has its hints, too', async () => {
  solve(tree, '02-nested-spans');
  writeFileSync(copy, `${readFileSync(copy, 'utf8')}\nexport const drinks: number = 'three';\n`);
  const { stdout } = await type(tree, ['hint', '2']);
  expect(stdout).toContain('✗ it typechecks');
  expect(stdout).toContain('A nudge');
});
