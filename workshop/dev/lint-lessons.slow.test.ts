import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshTree, type } from './fresh-tree.ts';

const tree = freshTree();
afterAll(() => rmSync(tree, { recursive: true }));

test('a lesson without a fault, and then with a transcript that is not true', async () => {
  expect(await type(tree, ['lint-lessons', '2'])).toMatchObject({
    code: 0,
    stdout: '0 faults in lesson 2\n',
  });
  const file = join(tree, 'lessons', '02-nested-spans', 'README.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('spans: 4 started', 'spans: 5 started'));
  const { code, stdout } = await type(tree, ['lint-lessons', '2']);
  expect(stdout).toMatch(
    /^lessons\/02-nested-spans\/README.md:\d+: With the starter, .* does not print “spans: 5 started/,
  );
  expect(stdout).toMatch(/\n1 fault in lesson 2\n$/);
  expect(code).toBe(1);
});
