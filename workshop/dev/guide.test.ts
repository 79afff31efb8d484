import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allLessons, findLesson, proseOf, readText, root } from '../lessons.ts';
import { lengthOf, runSheets } from '../workspace/agenda.ts';

const text = readText('WORKSHOP.md');

test('there is a run sheet for 90 minutes, for three hours, and for six and a half', () => {
  const lengths = runSheets().map((sheet) => [sheet.name, lengthOf(sheet)]);
  expect(lengths).toEqual([
    ['90-minutes', 90],
    ['half-day', 180],
    ['day', 390],
  ]);
});

describe.each(runSheets())('run sheet $name', ({ name, parts }) => {
  const below = text.split(`\n### ${name}: `)[1]!.split(/\n##/)[0]!;

  test('each part begins where the one before it ends', () => {
    let sum = 0;
    for (const { offset, minutes, what } of parts) {
      expect([what, offset]).toEqual([what, sum]);
      sum += minutes;
    }
  });

  test('its lessons are in order and have their minutes, or it says why they have fewer', () => {
    const lessons = parts.filter(({ lesson }) => lesson);
    const numbers = lessons.map(({ lesson }) => lesson!);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    for (const { lesson, minutes, what } of lessons) {
      const { title, slug, reading, working } = findLesson([String(lesson)], 'lesson');
      expect(below).toContain(`[${lesson} · ${title}](lessons/${slug}/README.md)`);
      expect(what).toMatch(new RegExp(`^${lesson} · ${title}`));
      if (minutes !== reading + working) expect(below).toContain(`**Why lesson ${lesson} has`);
      expect(minutes).toBeLessThanOrEqual(reading + working);
    }
  });

  test('it has slack, says what depends on what and what to cut, and its ending adds up', () => {
    expect(parts.some(({ what }) => what === 'Slack')).toBe(true);
    expect(below).toContain('**What depends on what.**');
    expect(below).toMatch(/late/);
    const [ending = ''] = below.match(/\*\*The ending\*\*.*/) ?? [];
    const minutes = Array.from(ending.matchAll(/\d+/g), ([digits]) => Number(digits));
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(parts.at(-1)!.minutes);
  });
});

test('what is to be read before the prediction is with the prediction, as on the slides', () => {
  const idea = allLessons().map((lesson) => proseOf(lesson, 'What you will understand'));
  expect(idea.filter((one) => one.includes('before you predict'))).toEqual([]);
});

test('every command that it names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Array.from(text.matchAll(/npm run ([\w:]+)/g), ([, name]) => name!);
  expect(names.filter((name) => !(name in scripts))).toEqual([]);
  const files = Array.from(text.matchAll(/`((?:lessons|solutions)\/[^`]+)`/g), ([, file]) => file!);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('every link leads somewhere', () => {
  const anchors = Array.from(text.matchAll(/^#+ (.*)/gm), ([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = Array.from(text.matchAll(/\]\(([^)]+)\)/g), ([, target]) => target!);
  const dead = links.filter((target) =>
    target.startsWith('#') ? !anchors.includes(target.slice(1)) : !existsSync(join(root, target)),
  );
  expect(dead).toEqual([]);
});
