import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allLessons, findLesson, readText, root } from '../lessons.ts';
import { readMistake } from './answers.ts';
import { applyEdit } from './edits.ts';
import { freshTree, type } from './fresh-tree.ts';
import { startPage } from './page-process.ts';

/** The instructor's guide tells the truth: its commands, its numbers and its demos are played. */
const guide = readText('WORKSHOP.md');
const tree = freshTree();
const work = join(tree, 'work');
afterEach(() => rmSync(work, { recursive: true, force: true }));
afterAll(() => rmSync(tree, { recursive: true }));

const slugOf = (number: string) => findLesson([number], 'lesson').slug;
const begin = (slug: string) =>
  cpSync(join(root, 'lessons', slug), join(work, slug), { recursive: true });

/** What a command ends with and prints; `lesson` and `solution` are typed only once. */
const known = new Map<string, ReturnType<typeof type>>();
function typed(command: string) {
  const answer = known.get(command) ?? type(tree, command.split(' '));
  if (/^(lesson|solution)/.test(command)) known.set(command, answer);
  return answer;
}

describe('its commands run', () => {
  const named = Array.from(guide.matchAll(/npm run ([a-z][\w: -]*[\w])`/g), ([, words]) => words!);
  // These do not end, or have tests of their own.
  const others = /^(lesson|check|backend|watch)$|^(watch|rehearse|test|room|pack)\b/;
  const commands = [...new Set(named)].filter((words) => !others.test(words));

  test.each(commands)('npm run %s', async (command) => {
    const [name = '', word = ''] = command.split(' ');
    if (['check', 'hint', 'diff', 'restore'].includes(name)) begin(slugOf(word));
    if (name === 'restore') {
      writeFileSync(join(work, slugOf(word), 'lesson.ts'), '// mine\n');
      await type(tree, ['reset', word]);
    }
    const { code, output } = await typed(command);
    // A starter fails its check, and the doctor may find something.
    const most = ['check', 'doctor'].includes(name) ? 1 : 0;
    expect(code, output).toBeLessThanOrEqual(most);
  });
});

/** A command, what the guide says of it, what it prints, and how often. */
const claims: [command: string, says: string, prints?: string | RegExp, times?: number][] = [
  ['lesson 2', 'The answer is four.', /^trace \d/gm, 4],
  ['lesson 3', 'The answer is 28.', '28 exported'],
  ['lesson 3', 'The picture says `not ended` twice.', / not ended/g, 2],
  ['lesson 3', 'no kind, no status, no attributes, no events'],
  ['lesson 4', '`2200 started`, `2200 exported`', /2200 started.* 2200 exported/],
  ['lesson 5', '3 started, 3 ended, 3 sampled, 0 exported in 0 calls, 3 lost'],
  ['lesson 5 rush', '2560 exported in 5 calls, 2440 lost'],
  ['solution 5 rush', '5000 exported in 10 calls'],
  ['lesson 5 sigterm', 'five spans are lost', /░ +lost/g, 5],
  ['lesson 5 sigterm', 'a sixth says `not ended`', / not ended/g, 1],
  ['lesson 6', 'there are two traces', /^trace \d/gm, 2],
  ['lesson 6', 'The slip says: nothing'],
  ['solution 6', 'the two bars called `POST /drinks`', /POST \/drinks +[█◆]/g, 2],
  ['solution 6', 'there are 55.', /^The slip says: [0-9a-f-]{55}$/gm, 1],
  ['lesson 7', 'there are five', /counter: POST \/(stock|prices|drinks)(?=[^]*\ntrace 2)/g, 5],
  ['lesson 8', 'Twelve lines about two lattes', /"coffee.drink":"latte"/g, 12],
  ['lesson 9', 'The backend was sent: nothing.'],
  ['lesson 9', 'three hollow bars', /░ +lost/g, 3],
  ['solution 9', 'three spans `exported in 1 call`', '3 exported in 1 call,'],
  ['lesson 10', 'Point at the two lines with `$ node`', /^\$ node/gm, 2],
  ['lesson 10', 'Two: `read recipes` and `make latte`', /^(read recipes|make latte)/gm, 2],
  ['solution 10', 'four of the five spans are one trace', /^trace 2.*, 4 spans[^]*5 exported/m],
  ['lesson 11', 'Spans with the table: counter: POST /orders'],
  ['solution 11', 'The table is on `make drink`', /^Spans with the table:.* make drink$/m],
  ['lesson 12', "all three drinks are in the third guest's", /make drink(?=[^]*\ntrace 4)/g, 3],
  ['solution 12', '↳ links to trace 1, 2, 3'],
  ['lesson 13', 'The guests say 25 every time.', '1,000 orders, and 25 of them failed'],
  ['lesson 14', '1,891 of ten million orders fail', /^failed orders +1,891 +17 /m],
  ['lesson 14', '120,486 of all orders were kept', /^all orders +10,000,000 +120,486 /m],
  ['solution 14', '783 to 2,297'],
  ['solution 14', '77,478 spans were held to store 4,955', /stored: 4,955 of .*: 77,478$/m],
  ['lesson 15', 'six broken counters', /PASSES, but it is broken/g, 6],
  ['solution 15', '`caught by`', /caught by/g, 6],
  ['lesson 16', 'ten spans are made', /10 started.* 0 exported/],
  ['lesson 16', 'task 2 turns ten traces into two', /^trace \d/gm, 10],
  ['solution 16', 'task 2 turns ten traces into two', /^trace \d/gm, 2],
  ['solution 16', 'task 3 adds `POST /shots`', /POST \/shots/],
  ['lesson 17', 'the line comes last', /not sent: the letter has no address"}\s+spans:/],
  ['solution 17', 'there are six again', /^trace \d/gm, 6],
  ['solution 17', 'three of them have a link', /↳ links to/g, 3],
];

describe('its numbers are those that the commands print', () => {
  test.each(claims)('npm run %s: %s', async (command, says, prints = says, times) => {
    expect(guide).toContain(says);
    const { stdout } = await typed(command);
    // The line that counts the spans may be broken into two.
    const text = stdout.replace(/,\n {2}/g, ', ');
    if (times) expect(text.match(prints), text).toHaveLength(times);
    else expect(text).toMatch(prints);
  });

  test('the counters of lessons 6 and 10 are as long as it says', () => {
    const linesIn = (file: string) => readText(file).trimEnd().split('\n').length;
    expect(guide).toContain(
      "the `counter.ts` from lesson 6's solution (56 lines) beside today's (23",
    );
    expect(linesIn('solutions/06-propagation/counter.ts')).toBe(56);
    expect(linesIn('lessons/10-let-libraries-do-it/counter.ts')).toBe(23);
  });
});

const flat = (text: string) => text.trim().replace(/\s+/g, ' ');
/** The edit of a known mistake in one file, and what is said of it. */
function mistake(number: string, name: string) {
  const known = { lesson: findLesson([number], 'lesson'), kind: 'mistakes', name } as const;
  const { edit, explanation } = readMistake(known);
  return { edit: edit!['lesson.ts']!, explanation };
}

/** What the guide says; the commands before; the edit of `lesson.ts`; what to type, what it says. */
const demos: [says: string, before: string, edit: string, command: string, prints: string][] = [
  [
    '`npm run catchup 2` makes one',
    'catchup 2',
    `
-  SimpleSpanProcessor,
+  BatchSpanProcessor,
@@
-    spanProcessors: [new SimpleSpanProcessor(exporter)],
+    spanProcessors: [new BatchSpanProcessor(exporter)],
@@
-  await provider.shutdown();
`,
    'lesson 1',
    '0 exported in 0 calls, 1 lost',
  ],
  ...['swallowed', 'end-skipped-on-throw', 'ok-then-error'].map((name): (typeof demos)[number] => {
    const { edit, explanation } = mistake('3', name);
    return ['(`npm run catchup 4` makes one)', 'catchup 4', edit, 'check 3', explanation];
  }),
  [
    'there is a dot above the bars for each of the 1,200 traces',
    'lesson 4',
    `
-  AlwaysOnSampler,
+  AlwaysOffSampler,
@@
-  return new AlwaysOnSampler();
+  return new AlwaysOffSampler();
`,
    'lesson 4',
    '1,200 traces: ● kept, ◐ kept in part, · dropped',
  ],
  [
    'the spans "came later"',
    'lesson 5',
    `
   await openBar((order) => takeOrder(tracer, order));
+  provider.shutdown();
`,
    'check 5',
    'came later',
  ],
  [
    'the spans arrive, but 195 more orders are served',
    'catchup 6',
    `
-  process.once('SIGTERM', () => closing.abort());
+  process.once('SIGTERM', () => {});
`,
    'lesson 5 sigterm',
    'spans: 200 started, 200 ended, 200 sampled, 200 exported',
  ],
  [
    '`4 started, 4 ended, 0 sampled`',
    'catchup 7',
    `
     method: 'POST',
+    headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00' },
`,
    'lesson 6',
    '4 started, 4 ended, 0 sampled',
  ],
  [
    '(`npm run catchup 11` makes one), set `nodeOptions` in `lesson.ts` to `[]`',
    'catchup 11',
    mistake('10', 'loaded-too-late').edit,
    'lesson 10',
    'spans: 4 started, 4 ended, 4 sampled, 4 exported',
  ],
  [
    "`Cannot read properties of undefined (reading 'shutdown')`",
    'lesson 16',
    `
-  await provider.shutdown().catch(() => {});
+  await provider.shutdown().catch(console.error);
`,
    'lesson 16',
    "Cannot read properties of undefined (reading 'shutdown')",
  ],
];

test.each(demos)('demo: %s', async (says, before, edit, command, prints) => {
  expect(guide).toContain(says);
  expect((await type(tree, before.split(' '))).code).toBe(0);
  const [, number = ''] = command.split(' ');
  const file = join(work, slugOf(number), 'lesson.ts');
  writeFileSync(file, applyEdit(readFileSync(file, 'utf8'), edit));
  const { output } = await type(tree, command.split(' '));
  expect(flat(output)).toContain(flat(prints));
});

describe('what is sent to a backend arrives', () => {
  let page: Awaited<ReturnType<typeof startPage>>;
  beforeEach(async () => void (page = await startPage(tree)));
  afterEach(() => page.stop());
  const send = (command: string) =>
    type(tree, command.split(' '), { OTEL_EXPORTER_OTLP_ENDPOINT: page.url });

  test('lesson 9: the solution is sent, without a change', async () => {
    expect(guide).toContain('=http://127.0.0.1:4318 npm run solution 9`');
    expect((await send('solution 9')).code).toBe(0);
    expect(await (await fetch(`${page.url}/traces`)).text()).toContain('take order');
  });

  test('lesson 17: the review misses a variable that was taken out', async () => {
    expect(guide).toContain('=http://127.0.0.1:4318 npm run solution 17`');
    expect(guide).toContain('The review says that `service.instance.id` is missing.');
    const review = async () => (await type(tree, ['review', new URL(page.url).port])).stdout;
    const slug = allLessons().at(-1)!.slug;
    await send('solution 17');
    expect(await review()).not.toContain('service.instance.id');
    cpSync(join(tree, 'solutions', slug), join(work, slug), { recursive: true });
    const file = join(work, slug, 'lesson.ts');
    const lines = readFileSync(file, 'utf8').split('\n');
    const fewer = lines.filter((line) => !line.includes('OTEL_NODE_RESOURCE_DETECTORS'));
    writeFileSync(file, fewer.join('\n'));
    await send('lesson 17');
    expect(await review()).toContain('service.instance.id');
  });
});
