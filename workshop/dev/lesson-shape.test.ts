import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { register } from 'tsx/cjs/api';
import { afterAll, expect, test } from 'vitest';
import { allLessons } from '../lessons.ts';
import { freshTree } from './fresh-tree.ts';
import { faultsOf, faultsOfTree } from './lint-lessons.ts';

test.each(allLessons())('lesson $number has the shape of a lesson', (lesson) => {
  expect(faultsOf(lesson)).toEqual([]);
});

test('the lessons are complete, and the texts around them have no dead link', () => {
  const lessons = allLessons().flatMap(faultsOf);
  expect(faultsOfTree().slice(lessons.length)).toEqual([]);
});

/** A tree in which each rule is broken in turn, with the rules of that tree. */
const tree = freshTree();
// Three lessons are enough, and quicker.
for (const { slug } of allLessons().slice(3)) {
  for (const folder of ['lessons', 'solutions', 'checks'])
    rmSync(join(tree, folder, slug), { recursive: true });
}
afterAll(() => rmSync(tree, { recursive: true }));
const { faultsOfTree: faultsOfCopy }: { faultsOfTree: typeof faultsOfTree } = register({
  namespace: 'copy',
}).require(join(tree, 'workshop/dev/lint-lessons.ts'), import.meta.url);

/** The faults while one file says something else: all of it, or `to` in the place of `from`. */
function faultsWith(file: string, from: string | RegExp, to: string): string[] {
  const path = join(tree, file);
  const was = from === '' ? undefined : readFileSync(path, 'utf8');
  const becomes = was?.replace(from, () => to) ?? to;
  expect(becomes).not.toBe(was);
  const made = mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, becomes);
  try {
    return faultsOfCopy().map(
      ({ file, line, says }) => `${file}${line ? `:${line}` : ''}: ${says}`,
    );
  } finally {
    if (was === undefined) rmSync(made ?? path, { recursive: true });
    else writeFileSync(path, was);
  }
}

const slug = '01-first-span';
const [text, data, starter] = ['README.md', 'lesson.json', 'lesson.ts'].map(
  (name) => `lessons/${slug}/${name}`,
) as [string, string, string];
const guide = 'WORKSHOP.md';
const german = `lessons/${slug}/README.de.md`;
const mistake = (more: string) =>
  `export default { edit: {}, failsFirst: ['shut-down'], explanation: 'Because.', nearMisses: [{}], recognise: () => false, ${more} };`;

test.each<[what: string, file: string, from: string | RegExp, to: string, fault: string | RegExp]>([
  // The text.
  [
    'title',
    text,
    '· First span',
    '· Second span',
    `${text}:1: The first line must be: # 1 · First`,
  ],
  ['times', text, 'About 8 minutes', 'About 9 minutes', `${text}:3: The third line must have`],
  [
    'reading time',
    data,
    '"reading": 8',
    '"reading": 4',
    /json:\d+: Reading it takes about \d+ min/,
  ],
  [
    'section renamed',
    text,
    '## The idea',
    '## Ideas',
    /README.md:\d+: Section 5 must be “The idea”/,
  ],
  ['section missing', text, '## Read on', 'Read on', `${text}: Section 10 must be “Read on”`],
  ['section more', text, '## Read on', '## More\nx\n## Read on', /:\d+: Section 10 must be/],
  [
    'nowhere to read on',
    text,
    /(?<=## Read on[^]*)https:/g,
    'http:',
    /:\d+: “Read on” needs a link/,
  ],
  ['section empty', text, /(?<=## The scene\n)[^#]+/, '\n…\n\n', `${text}:5: Write the section`],
  ['answer below', text, 'yes or no?**', 'yes or no?** It is no.', /:\d+: “Predict” must end/],
  ['no question', text, 'yes or no?**', 'yes or no.**', /README.md:\d+: “Predict” must end with/],
  ['task not in text', text, /^4\. Before.*\n/m, '', /README.md:\d+: Task 4 of lesson.json is not/],
  ['task not in data', text, /^4\. /m, '5. x\n4. ', /README.md:\d+: Task 5 is not in lesson.json/],
  [
    'class unnamed',
    text,
    '@opentelemetry/resources',
    'a package',
    /imports resourceFromAttributes/,
  ],
  [
    'command gone',
    text,
    '$ npm run lesson 1',
    '$ npm run les 1',
    /README.md:\d+: Only `\$ npm run/,
  ],
  [
    'command late',
    text,
    '$ npm run lesson 1',
    '{}\n$ npm run lesson 1',
    /must begin with its comm/,
  ],
  ['open block', text, "startSpan('a').spanContext().traceId);\n```", '```', /is not closed|Block/],
  [
    'link',
    text,
    '## Read on',
    '## Read on\n[x](../gone.md)',
    /README.md:\d+: The link leads nowhere/,
  ],
  [
    'anchor',
    text,
    '## Read on',
    '## Read on\n[x](#gone)',
    /README.md:\d+: There is no such heading/,
  ],
  // The data.
  ['not JSON', data, '{', '', `${data}: This is not JSON: `],
  ['no title', data, '"title"', '"name"', `${data}: It needs a title`],
  ['no prediction', data, '"predict"', '"guess"', `${data}: Add \`predict\``],
  ['answer', data, '"answer": "no"', '"answer": "maybe"', /lesson.json:7: The answer of `predict`/],
  ['because', data, /"because": ".*"/, '"because": ""', /lesson.json:\d+: Say why, in `because`/],
  [
    'answer told',
    'lessons/03-describe-the-work/README.md',
    '\n## Run it\n',
    '\n## Run it\n\nIt is 28.\n',
    /“Run it” gives the answer away: 28/,
  ],
  ['closing question', data, '"question"', '"ask"', `${data}: Write \`question\``],
  [
    'title of a task',
    data,
    'shut the provider down',
    'x'.repeat(41),
    /:\d+: A task's title has at/,
  ],
  [
    'unknown test',
    data,
    '"service-name"',
    '"name"',
    /lesson.json:\d+: checks\/.* has no test `name`/,
  ],
  [
    'test twice',
    data,
    '"service-name"',
    '"span-ended"',
    /The test `span-ended` belongs to one task/,
  ],
  [
    'test without task',
    `checks/${slug}/check.ts`,
    "test('",
    "test('smells-good', 'x', () => {});\ntest('",
    /^lessons.*lesson.json:\d+: No task names the test `smells-good`: add it to one\.$/,
  ],
  ['task without test', data, '["service-name"]', '[]', /lesson.json:\d+: Name the tests that say/],
  ['on purpose', data, 'never-ended', 'never', /lesson.json:\d+: `onPurpose` must name a mistake/],
  // The starter.
  ['TODO missing', starter, 'TODO 4', 'Then', `${starter}: No TODO 4 in the starter, for task 4.`],
  ['TODO unknown', starter, 'TODO 4', 'TODO 5', /lesson.ts:25: TODO 5 is no task of lesson.json/],
  // The check.
  [
    'hints',
    `checks/${slug}/hints.md`,
    '## span-ended',
    '## ended',
    /`span-ended` needs three hints .* Missing or short: nudge, idea, line\.$/,
  ],
  [
    'short hint',
    `checks/${slug}/hints.md`,
    /(?<=## span-ended\n\n.*\n\n).*/,
    'End it.',
    /hints.md:\d+: `span-ended` needs .* Missing or short: idea\.$/,
  ],
  [
    'unknown hints',
    `checks/${slug}/hints.md`,
    '## span-ended',
    '## ended',
    /:\d+: There is no test `en/,
  ],
  [
    'near misses',
    `checks/${slug}/mistakes/a.ts`,
    '',
    mistake('nearMisses: []'),
    /a.ts:1?.*Add `near/,
  ],
  [
    'first test',
    `checks/${slug}/mistakes/b.ts`,
    '',
    mistake('failsFirst: ["x"]'),
    /b.ts:1: There is no/,
  ],
  [
    'explanation',
    `checks/${slug}/mistakes/c.ts`,
    '',
    mistake(`explanation: 'x '.repeat(300)`),
    /c.ts:1: An exp/,
  ],
  ['only a folder', `checks/${slug}/mistakes/d/lesson.ts`, '', '', /d.ts: Write this file/],
  // The tree.
  ['row', 'README.md', `](lessons/${slug}/README.md) `, '](x) ', /README.md:\d+: Add a row for/],
  ['minutes', guide, '| 18      | [1 ·', '| 19      | [1 ·', /:\d+: Lesson 1 needs a row in this/],
  ['part', guide, '### 1 · First span (18', '### 1 (', /:\d+: Lesson 1 needs a part that begins/],
  [
    'part’s minutes',
    guide,
    '### 1 · First span (18',
    '### 1 · First span (19',
    /:\d+: Lesson 1 needs a part/,
  ],
  ['steps', guide, /^- 0–3 min/m, '- 0–2 min', /:\d+: Lesson 1 needs bullets .* from 0 to 18/],
  ['show', guide, '**What to show**', '**Show**', /:\d+: Lesson 1 needs at least 3 .*show/],
  ['ask', guide, '**What to ask the room**', '**Ask**', /:\d+: Lesson 1 needs at least 2 .*ask/],
  ['wrong', guide, '**What goes wrong', '**Wrong', /:\d+: Lesson 1 needs at least 3 .*wrong/],
  ['question', guide, /(?<=ask the room\*\*\n\n- )_"/, '"', /:\d+: Write this bullet as: _"/],
  ['no board', guide, '```board', '```text', /:\d+: Lesson 1 needs a sketch/],
  ['board', guide, '```board\n', '```board\n[a] ->\n', /:\d+: This board cannot be drawn: line 1,/],
  [
    'top link',
    'CONTRIBUTING.md',
    '# Contributing',
    '# A\n[x](gone.md)',
    'CONTRIBUTING.md:2: The link',
  ],
  [
    'gap',
    'lessons/90-late/lesson.json',
    '',
    '{"tasks": []}',
    'lessons/90-late: Lesson 4 is missing',
  ],
  ['same number', 'lessons/03-twin/lesson.json', '', '{"tasks": []}', /03-twin: 03-describe.* too/],
  ['name', 'lessons/Late/x.ts', '', '', 'lessons/Late: A folder is called NN-slug'],
  [
    'half a lesson',
    'checks/04-late/check.ts',
    '',
    '',
    /^checks\/04-late: There is no lesson: lessons/,
  ],
  [
    'missing file',
    'lessons/04-late/lesson.json',
    '',
    '{"tasks": []}',
    /04-late\/README.md: This file is/,
  ],
  ['orphan', `lessons/${slug}/spare.ts`, '', '', /spare.ts: Nothing in the lesson names this file/],
  ['no partner', `lessons/${slug}/spare.ts`, '', '', /spare.ts: The solution has no such file/],
  ['orphan answer', `checks/${slug}/right/x.md`, '', '', /x.md: A known answer is a file NAME.ts/],
  // Another language.
  [
    'half a translation',
    'lessons/02-nested-spans/README.de.md',
    '',
    '',
    /sentences.de.json: Translate it/,
  ],
  ['German title', german, '· Der erste', '· Ein erster', /README.de.md:1: The first line must be/],
  [
    'German times',
    german,
    'Etwa 8',
    'Etwa 7',
    /README.de.md:3: The third line must have the times/,
  ],
  ['German section', german, '## Die Idee', 'Die Idee', /README.de.md: It has 9 sections/],
  [
    'German task',
    german,
    /^4\. Rufe.*\n/m,
    '',
    /README.de.md:\d+: Task 4 of lesson.json is not in/,
  ],
  [
    'German transcript',
    german,
    '1 started',
    '2 started',
    /README.de.md:\d+: Block of code 2 must be/,
  ],
  ['German data', data.replace('json', 'de.json'), '"question"', '"ask"', /Translate `question`/],
  [
    'German tasks',
    data.replace('json', 'de.json'),
    /,\s+"den Provider h.*"/,
    '',
    /Translate the 4 tasks/,
  ],
  [
    'German sentence',
    `checks/${slug}/sentences.de.json`,
    '"span-ended"',
    '"x"',
    /There is no .* `x`/,
  ],
  ['German mistake', `checks/${slug}/sentences.de.json`, '"slip-twice"', '"x"', /of `slip-twice`/],
  [
    'German hints',
    `checks/${slug}/hints.de.md`,
    '## span-ended',
    '## x',
    /hints.de.md: `span-ended` needs/,
  ],
])('a broken rule is a fault, with its file and what to do: %s', (_, file, from, to, fault) => {
  const says =
    typeof fault === 'string' ? expect.stringContaining(fault) : expect.stringMatching(fault);
  expect(faultsWith(file, from, to)).toContainEqual(says);
});

test('fewer known answers than a lesson needs are counted', () => {
  const [right, away] = ['right', 'away'].map((name) => join(tree, 'checks', slug, name));
  renameSync(right!, away!);
  const faults = faultsOfCopy().map(({ file, says }) => `${file}: ${says}`);
  renameSync(away!, right!);
  expect(faults).toContain(`checks/${slug}/right: 0 of at least 3 are there.`);
});
