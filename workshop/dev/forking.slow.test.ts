import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { allLessons, root } from '../lessons.ts';
import { freshTree } from './fresh-tree.ts';

const tree = freshTree();
// Two lessons are enough, and quicker.
for (const { slug } of allLessons()) {
  if (/^(02|08)/.test(slug)) continue;
  for (const folder of ['lessons', 'solutions', 'checks'])
    rmSync(join(tree, folder, slug), { recursive: true });
}
afterAll(() => rmSync(tree, { recursive: true }));

test('the walk of FORKING.md makes a bread shop of the bar: transcripts and solutions hold', () => {
  const text = readFileSync(join(root, 'FORKING.md'), 'utf8');
  const [script = ''] = text.match(/(?<=^```sh\n)cat > words.pl[^]*?(?=^```)/m)!;
  // Without the other lessons, links to them are dead.
  writeFileSync(join(tree, 'walk.sh'), script.replace('npm run lint-lessons\n', ''));
  const { stdout, stderr, status } = spawnSync('bash', ['-e', 'walk.sh'], {
    cwd: tree,
    encoding: 'utf8',
  });
  expect({ status, stderr: status === 0 ? '' : stdout + stderr }).toEqual({
    status: 0,
    stderr: '',
  });
  expect(stdout).toContain('0 faults in lesson 2');
  expect(stdout).toMatch(/2 {2}Nested spans +✓ passed\n +8 {2}Logs meet traces +✓ passed/);
  const lesson = readFileSync(join(tree, 'lessons', '02-nested-spans', 'README.md'), 'utf8');
  expect(lesson).toContain('make bagel');
  expect(lesson).not.toMatch(/coffee|latte\b|espresso/i);
});
