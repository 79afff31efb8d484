import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '../checking/mistakes.ts';
import { allLessons, filesToEdit, proseOf, root } from '../lessons.ts';

const sections = [
  'The scene',
  'What you will understand',
  'Predict',
  'Run it',
  'The idea',
  'What you saw',
  'Your tasks',
  'What you should see',
  'Why it bites in production',
  'Read on',
];

/** What a file imports from packages, types apart, as `NAME from PACKAGE`. */
function importsOf(code: string): string[] {
  const imports = code.matchAll(/^import \{([^}]+)\} from '([^.#][^']*)';/gms);
  return [...imports].flatMap(([, names = '', from]) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith('type ') && !from!.startsWith('node:'))
      .map((name) => `${name} from ${from}`),
  );
}

describe.each(allLessons().map((lesson) => [lesson.slug, lesson] as const))(
  '%s',
  (slug, lesson) => {
    const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
    const readme = read('lessons', slug, 'README.md');
    const { number, title, reading, working, predict, tasks, question } = lesson;
    test('the text has its title, its times and its sections, in order', () => {
      expect(readme).toContain(
        `# ${number} · ${title}\n\nAbout ${reading} minutes of reading, ${working} minutes of work.\n`,
      );
      expect(Array.from(readme.matchAll(/^## (.*)/gm), ([, name]) => name)).toEqual(sections);
    });

    test('its text can be read in its time: 130 to 260 words a minute', () => {
      const blocks = readme.match(/^```[^]*?^```/gm) ?? [];
      const words = readme.replace(/^```[^]*?^```/gm, '').replace(/\]\(.*?\)/g, ']');
      // A line of code is looked at, like three words.
      const lines = blocks.flatMap((block) => block.split('\n').slice(1, -1));
      const rate = (words.trim().split(/\s+/).length + 3 * lines.length) / reading;
      expect(rate).toBeGreaterThan(130);
      expect(rate).toBeLessThan(260);
    });

    test('its prediction can be answered by a number or a choice, and is not answered there', () => {
      const { choices, answer, because } = predict!;
      if (choices) expect(choices).toContain(answer);
      else expect(answer).toMatch(/^\d+$/);
      expect(because.length).toBeGreaterThan(20);
      expect(proseOf(lesson, 'Predict')).toMatch(/\?$/);
      expect(`${question!.text}${question!.answer}`.length).toBeGreaterThan(40);
    });

    test('each task is in the text, in the starter and in the data', () => {
      const [, text = ''] = readme.split('\n## Your tasks\n');
      const numbers = tasks.map((_, i) => `${i + 1}`);
      const numbered = text.split('\n## ')[0]!.matchAll(/^(\d+)\. /gm);
      expect(Array.from(numbered, ([, n]) => n)).toEqual(numbers);
      const starter = filesToEdit(slug).map((file) => read('lessons', slug, file));
      const todos = starter.join('\n').matchAll(/TODO (\d+)/g);
      expect([...new Set(Array.from(todos, ([, n]) => n))].sort()).toEqual(numbers);
      for (const task of tasks) expect(task.title.length).toBeLessThanOrEqual(40);
    });

    test('the mistake to make on purpose is a known one, and short', () => {
      const known = readAnswer(slug, 'mistakes', lesson.onPurpose!)!;
      const lines = Object.values(known.edit!).join('').split('\n');
      expect(lines.length).toBeLessThan(28);
    });

    test('what a task needs is named with its package', () => {
      const files = readdirSync(join(root, 'solutions', slug)).filter((file) =>
        file.endsWith('.ts'),
      );
      const missing = files.flatMap((file) => {
        const given = importsOf(read('lessons', slug, file));
        return importsOf(read('solutions', slug, file)).filter((one) => {
          const [name = '', from = ''] = one.split(' from ');
          return !given.includes(one) && !(readme.includes(name) && readme.includes(from));
        });
      });
      expect(missing).toEqual([]);
    });
  },
);
