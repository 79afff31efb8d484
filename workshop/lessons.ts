import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The top folder of the workshop. */
export const root = resolve(import.meta.dirname, '..');

export interface Lesson {
  number: number;
  /** `02-nested-spans`, the name of its folder everywhere. */
  slug: string;
  /** From the first heading of its README. */
  title: string;
  minutes: number;
}

/** Every lesson in the tree, in order. A lesson is a folder `lessons/NN-slug` with a README. */
export function allLessons(): Lesson[] {
  return readdirSync(join(root, 'lessons'))
    .filter((slug) => /^\d\d-/.test(slug) && existsSync(readmeOf(slug)))
    .sort()
    .map((slug) => {
      const readme = readFileSync(readmeOf(slug), 'utf8');
      return {
        number: Number(slug.slice(0, 2)),
        slug,
        title: readme.match(/^# (?:\d+ · )?(.+)$/m)?.[1] ?? slug,
        minutes: Number(readme.match(/(\d+) minutes/)?.[1] ?? 0),
      };
    });
}

function readmeOf(slug: string): string {
  return join(root, 'lessons', slug, 'README.md');
}

/** A command was typed wrongly. Its message is one line that says what to do. */
export class Usage extends Error {}

/** The files of a lesson that the learner edits: those that the solution changes. */
export function filesToEdit(slug: string): string[] {
  const text = (folder: string, name: string) => {
    const file = join(root, folder, slug, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const solution = join(root, 'solutions', slug);
  const names = existsSync(solution) ? readdirSync(solution) : [];
  const changed = names.filter((name) => text('lessons', name) !== text('solutions', name));
  return changed.length > 0 ? changed : ['lesson.ts'];
}

/** Something has to be done first. Its message says what, in one line. */
export class NotYet extends Error {}

/** The lesson that somebody means by `3`, `03` or `03-describe-the-work`. Throws `Usage`. */
export function theLesson(words: string[], command: string): Lesson {
  const lessons = allLessons();
  const [word, ...extra] = words;
  if (word === undefined) throw new Usage(`Which lesson? Say for example: npm run ${command} 1`);
  if (extra.length > 0) {
    throw new Usage(`One lesson at a time: \`${words.join(' ')}\` is ${words.length} words.`);
  }
  const lesson = lessons.find(
    ({ number, slug }) => word === slug || (/^\d{1,2}$/.test(word) && Number(word) === number),
  );
  if (!lesson) throw new Usage(`There is no lesson \`${word}\`.`);
  return lesson;
}

/** The list of lessons, one a line. */
export function listOfLessons(): string {
  return allLessons()
    .map(
      ({ number, title, minutes }) => `${String(number).padStart(4)}  ${title}, ${minutes} minutes`,
    )
    .join('\n');
}
