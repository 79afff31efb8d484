import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../lessons.ts';
import { freshTree } from './fresh-tree.ts';

/** The examples of CONTRIBUTING.md are run as they stand there; `test:answers` is left to CI. */
const tree = freshTree();
afterAll(() => rmSync(tree, { recursive: true }));

const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');

function walk(heading: string): string {
  const script = text.match(
    new RegExp(`^## ${heading}\\n[^]*?^\`\`\`sh\\n([^]*?)^\`\`\``, 'm'),
  )![1]!;
  writeFileSync(join(tree, 'walk.sh'), script.replace(/^npm run test:answers.*\n/gm, ''));
  const { status, stdout, stderr } = spawnSync('bash', ['-e', 'walk.sh'], {
    cwd: tree,
    encoding: 'utf8',
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('add a mistake', () => {
  const output = walk('Add a mistake');
  expect(output).toContain('✗ a span `take order` is started');
  expect(output).toContain('The name is nearly right.');
});

test('add a right answer', () => {
  expect(walk('Add a right answer')).toMatch(/All \d+ tests pass\./);
});

test('add a lesson', () => {
  const output = walk('Add a lesson');
  expect(output).toContain('2 passed, 0 failed');
  expect(output).toContain('Read   lessons/90-closing-time/README.md');
  expect(output).toContain('✗ `take order` reaches the exporter');
});
