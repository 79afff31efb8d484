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
  expect(output.match(/✗ `make latte` is a child of `take order`/g)).toHaveLength(2);
  expect(output.match(/The name is nearly right\./g)).toHaveLength(1);
  expect(output).toContain('0 faults in lesson 2');
  // What a learner does next is not what somebody does who has written an answer.
  expect(output).not.toMatch(/npm run (check|diff|hint)/);
});

test('add a right answer', () => {
  const output = walk('Add a right answer');
  expect(output).toMatch(/All \d+ tests pass\./);
  expect(output).toContain('0 faults in lesson 2');
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
    ...[
      'a row in this table: | 15 | [18 · Closing time](lessons/18-closing-time/README.md) |',
      'a part that begins with: ### 18 · Closing time (15 min)',
      'at least 3 bullets below **What to show**.',
      'bullets `- 0–3 min: …` that follow each other from 0 to 15.',
      'a sketch for the board: a block ```board.',
      'at least 2 bullets below **What to ask the room**.',
      'at least 3 bullets below **What goes wrong, and what to say**.',
    ].map((what) => `WORKSHOP.md: Lesson 18 needs ${what}`),
  ]);
  expect(output).toContain('22 faults in lesson 18');
});

test.each([
  ['new-lesson', 'Type a number and a name: npm run new-lesson 19 closing-time'],
  ['new-lesson 18 again', 'Lesson 18 is 18-closing-time. The next is 19.'],
  ['new-lesson 20 later', 'Lesson 20 would leave a gap: the next is 19.'],
  ['new-lesson 19 first-span', 'Lesson 1 has that name. Choose another.'],
  ['new-lesson 19 ../up', 'A name has small letters, digits and hyphens, not `../up`:'],
  ['new-lesson 19 half', 'Move checks/19-other away first. Nothing was changed.'],
  [
    'try 2 no-contxt-manager',
    'Lesson 2 has no known answer `no-contxt-manager`. Like it: no-context-manager, ',
  ],
  [
    'try 2 no-fit',
    'checks/02-nested-spans/mistakes/no-fit.ts: the edit does not fit solutions/02-nested-spans/lesson.ts. This line is not there: gone',
  ],
])('%s is refused in one line, and nothing is made', async (words, says) => {
  mkdirSync(join(tree, 'checks', '19-other'), { recursive: true });
  writeFileSync(
    join(tree, 'checks', '02-nested-spans', 'mistakes', 'no-fit.ts'),
    "export default { edit: { 'lesson.ts': '-gone' } };",
  );
  const { code, output } = await type(tree, words.split(' '));
  expect(output.trim().split('\n')).toEqual([expect.stringContaining(says)]);
  expect(code).toBe(2);
  expect(readdirSync(join(tree, 'lessons')).filter((name) => name.startsWith('19'))).toEqual([]);
});
