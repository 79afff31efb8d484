import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../lessons.ts';
import { freshTree, type } from './fresh-tree.ts';

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
  expect(output).toContain('Read   lessons/18-closing-time/README.md');
  expect(output).toContain('✗ `closing time` reaches the exporter');
  const left = output.matchAll(/^(\S+\/\S+?|[A-Z]+\.md)(?::\d+)?: (.*)$/gm);
  expect(Array.from(left, ([, file = '', says]) => `${file.split('/').at(-1)}: ${says}`)).toEqual([
    ...[
      'The scene',
      'What you will understand',
      'Predict',
      'The idea',
      'What you saw',
      'What you should see',
      'Why it bites in production',
      'Read on',
    ].map((section) => `README.md: Write the section “${section}”.`),
    'lesson.json: Add `predict`: what is asked before the first run.',
    'lesson.json: Write `question`: its `text` and its `answer`.',
    expect.stringMatching(/^hints.md: `span-arrives` needs three hints/),
    'mistakes: 0 of at least 10 are there.',
    'right: 0 of at least 3 are there.',
    'lesson.json: `onPurpose` must name a mistake with an `edit`.',
    'README.md: Add a row for [Closing time](lessons/18-closing-time/README.md).',
    'WORKSHOP.md: Add a part `### 18 · Closing time (… min)`.',
  ]);
  expect(output).toContain('16 faults in lesson 18');
});

test.each([
  ['new-lesson', 'Type a number and a name: npm run new-lesson 19 closing-time'],
  ['new-lesson 18 again', 'Lesson 18 is 18-closing-time. The next is 19.'],
  ['new-lesson 20 later', 'Lesson 20 would leave a gap: the next is 19.'],
  ['new-lesson 19 first-span', 'Lesson 1 has that name. Choose another.'],
  ['new-lesson 19 ../up', 'A name has small letters, digits and hyphens, not `../up`:'],
  ['new-lesson 19 half', 'Move checks/19-other away first. Nothing was changed.'],
])('%s is refused in one line, and nothing is made', async (words, says) => {
  mkdirSync(join(tree, 'checks', '19-other'), { recursive: true });
  const { code, output } = await type(tree, words.split(' '));
  expect(output.trim().split('\n')).toEqual([expect.stringContaining(says)]);
  expect(code).toBe(2);
  expect(readdirSync(join(tree, 'lessons')).filter((name) => name.startsWith('19'))).toEqual([]);
});
