import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshTree, type } from '../dev/fresh-tree.ts';
import { startPage } from '../dev/page-process.ts';

const tree = freshTree();
let page: Awaited<ReturnType<typeof startPage>>;
beforeAll(async () => void (page = await startPage(tree)));
afterAll(async () => {
  await page.stop();
  rmSync(tree, { recursive: true });
});

/** What tells of the agenda: the last line of `lesson`, the page of a lesson, and its slides. */
async function told(number: number) {
  const { stdout } = await type(tree, ['lesson', String(number)]);
  const read = async (path: string) => (await fetch(`${page.url}${path}`)).text();
  const [, ends] = (await read(`/present/${number}`)).match(/data-ends="(\d+)"/) ?? [];
  return {
    lesson: stdout.trim().split('\n').at(-1),
    page: await read(`/lesson/${number}/time-left`),
    ends: ends && new Date(Number(ends)).toTimeString().slice(0, 5),
  };
}

test.each([
  ['half-day', 'Type the time when you begin, and a run sheet.'],
  ['14:00', 'Type the time when you begin, and a run sheet.'],
  ['24:00 day', '`24:00` is not a time of day.'],
  ['2pm day', '`2pm` is not a time of day.'],
  ['14:00 week', 'There is no run sheet `week`. Choose one of these: 90-minutes, half-day, day'],
])('`npm run agenda %s` is refused in one line', async (words, line) => {
  const { code, output } = await type(tree, ['agenda', ...words.split(' ')]);
  expect([code, output.trim().split('\n').length]).toEqual([2, 1]);
  expect(output).toContain(line);
});

test('it goes on past midnight, with a dot in the time or a colon', async () => {
  const { stdout } = await type(tree, ['agenda', '23.00', 'half-day']);
  expect(stdout).toContain('half-day, from 23:00 to 02:00');
  expect(stdout).toContain('  23:10   18 min  1 · First span\n');
  expect(stdout).toContain('  00:33   28 min  5 · Simple or batch\n');
  expect(stdout).toContain('  02:00  180 min  in all, 126 of them in lessons\n');
});

test('the next lesson is that of the run sheet, and `catchup` leaves out what the day does', async () => {
  await type(tree, ['agenda', new Date().toTimeString().slice(0, 5), 'half-day']);
  const { output } = await type(tree, ['catchup', '5']);
  expect(output).toContain('Not in the agenda, so left alone: lesson 4\n');
  const has = (slug: string) => existsSync(join(tree, 'work', slug));
  expect([has('03-describe-the-work'), has('04-samplers')]).toEqual([true, false]);
  expect((await type(tree, ['check', '3'])).stdout).toContain('Next: npm run lesson 5\n');
  const read = async (path: string) => (await fetch(`${page.url}${path}`)).text();
  expect(await read('/present/3')).toMatch(/id="next-lesson" href="\/present\/5"/);
  expect(await read('/present/6')).toMatch(/id="next-lesson" href="\/present\/7"/);
  expect(await read('/lesson/5')).toContain('← Describe the work');
  for (const number of ['1', '2']) await type(tree, ['check', number]);
  expect((await read('/')).match(/Go on: \d+/)?.[0]).toBe('Go on: 5');

  await type(tree, ['agenda', 'off']);
  expect(await read('/present/3')).toMatch(/id="next-lesson" href="\/present\/4"/);
  expect((await type(tree, ['catchup', '5'])).output).toContain('04-samplers is the solution now.');
  for (const name of readdirSync(join(tree, 'work')).filter((one) => /^\d/.test(one)))
    rmSync(join(tree, 'work', name), { recursive: true });
});

test('lessons that are in it say how long they have, until it is off or of another day', async () => {
  const begin = new Date();
  const clock = (ms: number) => new Date(ms).toTimeString().slice(0, 5);
  await type(tree, ['agenda', clock(begin.getTime()), 'half-day']);
  const end = clock(begin.setSeconds(0, 0) + 28 * 60_000);
  const line = new RegExp(`^Lesson 1 ends at ${end}, in \\d+ minutes\\.$`);
  const { lesson, page, ends } = await told(1);
  expect(lesson).toMatch(line);
  expect(page).toMatch(line);
  expect(ends).toBe(end);
  expect((await told(4)).page).toBe('');

  const old = { sheet: 'half-day', start: Date.now() - 3 * 24 * 60 * 60_000 };
  for (const kept of [JSON.stringify(old), '{"sheet":"half-day","start":"x"}', '{']) {
    writeFileSync(join(tree, 'work', '.agenda.json'), kept);
    expect((await told(1)).page).toBe('');
  }
  await type(tree, ['agenda', '9:00', 'day']);
  expect((await type(tree, ['agenda', 'off'])).stdout).toBe('The agenda has been removed.\n');
  const none = await told(1);
  expect(none).toEqual({ lesson: expect.stringMatching(/^Check /), page: '', ends: undefined });
});
