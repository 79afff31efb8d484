import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { freshTree, type } from '../dev/fresh-tree.ts';
import { startPage } from '../dev/page-process.ts';

/** Lesson 1 is in German, lesson 2 is not. */
const tree = freshTree();
const german = { LANG: 'de_DE.UTF-8' };

beforeEach(() => rmSync(join(tree, 'work'), { recursive: true, force: true }));
afterAll(() => rmSync(tree, { recursive: true }));

test('`lesson 1 de` is remembered, until `lesson 1 en`', async () => {
  expect((await type(tree, ['lesson', '1', 'de'])).output).toContain('/README.de.md');
  const { output } = await type(tree, ['check', '1', 'all']);
  expect(output).toContain('1 · Der erste Span');
  expect(output).toContain('✗ ein Span `take order` wird begonnen');
  expect(output).toContain('✓ die Typen stimmen');
  expect(output).toContain('✗ 1 `take order` um den Bon legen');
  expect((await type(tree, ['hint', '1'])).output).toContain('Führ `npm run lesson 1` aus.');
  expect((await type(tree, ['lesson', '1', 'en'])).output).toContain('/README.md');
  expect((await type(tree, ['hint', '1'])).output).toContain('Run `npm run lesson 1`.');
});

test('a known mistake is explained in German', async () => {
  await type(tree, ['lesson', '1', 'de']);
  const code = `import { trace } from '@opentelemetry/api';
import { firstOrder, writeSlip } from '#bar';
export async function run(): Promise<void> {
  const span = trace.getTracer('coffee-bar').startSpan('take order');
  await writeSlip(firstOrder);
  span.end();
}
`;
  writeFileSync(join(tree, 'work', '01-first-span', 'lesson.ts'), code);
  expect((await type(tree, ['check', '1'])).output).toContain('Der Tracer kommt von der API');
});

test.each([
  ['LC_ALL before LANG', { LC_ALL: 'C', ...german }, 'First span'],
  ['LC_MESSAGES before LANG', { LC_MESSAGES: 'de_AT', LANG: 'C.UTF-8' }, 'Der erste Span'],
  ['LANG', german, 'Der erste Span'],
  ['a language that no lesson has', { LANG: 'fr_FR.UTF-8' }, 'First span'],
])('the environment chooses: %s', async (_, env, title) => {
  expect((await type(tree, ['lesson', '99'], env)).output).toContain(`1  ${title}, `);
});

test('what was chosen counts more than the environment', async () => {
  await type(tree, ['lesson', '1', 'en']);
  expect((await type(tree, ['lesson', '99'], german)).output).toContain('1  First span, ');
});

test('a lesson without that language is in English, and is said to be', async () => {
  const { code, output } = await type(tree, ['lesson', '2', 'de']);
  expect(output).toContain('Lesson 2 is not in `de` yet, so its texts are in English.');
  expect(output).toContain('/README.md');
  expect(code).toBe(0);
  expect((await type(tree, ['hint', '2'], german)).code).toBe(0);
});

test('a language that no lesson has is refused in one line, and nothing is remembered', async () => {
  const { code, output } = await type(tree, ['lesson', '1', 'xx']);
  expect(output.trim().split('\n')).toEqual([
    'No lesson is in `xx`, only in: en, de. FORKING.md says how to translate one.',
  ]);
  expect(code).toBe(2);
});

test('the page follows, and a prediction outlives the change of language', async () => {
  const choose = (chosen: string) => {
    mkdirSync(join(tree, 'work'), { recursive: true });
    writeFileSync(join(tree, 'work', '.language.json'), JSON.stringify({ chosen }));
  };
  choose('de');
  const page = await startPage(tree);
  const lesson = async () => (await fetch(`${page.url}/lesson/1`)).text();
  const asked = await lesson();
  expect(asked).toContain('<article class="text" id="text" lang="de">');
  expect(asked).toContain('Etwa 8 Minuten lesen, 10 Minuten arbeiten.');
  expect(asked).toContain('<h2>Sag voraus</h2>');
  expect(asked).toContain('value="nein"');
  expect(asked).not.toContain('Deine Aufgaben');
  const [, token = ''] = asked.match(/name="token" content="(.*?)"/)!;
  await fetch(`${page.url}/lesson/1/predict`, {
    method: 'POST',
    headers: { 'x-workshop-token': token },
    body: JSON.stringify({ answer: 'nein' }),
  });
  const answered = await lesson();
  expect(answered).toContain('<dd>nein</dd>');
  expect(answered).toContain('class="outcome right"');
  expect(answered).toContain('<b>den Dienst benennen</b>');
  choose('en');
  const english = await lesson();
  expect(english).toContain('<dd>no</dd>');
  expect(english).toContain('class="outcome right"');
  expect((await fetch(`${page.url}/present/1`)).status).toBe(200);
  await page.stop();
});
