import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The top folder of the workshop. */
export const root = resolve(import.meta.dirname, '..');

export interface Lesson {
  number: number;
  /** `02-nested-spans`, the name of its folder everywhere. */
  slug: string;
  /** The language of its texts: `en`, or one that it is translated into, such as `de`. */
  language: string;
  title: string;
  /** Minutes of reading and of working that it takes. */
  reading: number;
  working: number;
  /**
   * What the reader is asked before the first run; the question itself is in the text. A choice is
   * remembered in English, so a translated lesson has `english` as well: its choices in English.
   */
  predict?: { choices?: string[]; english?: string[]; answer: string; because: string };
  /** The tasks of the text, each with the ids of the tests that tell whether it is done. */
  tasks: { title: string; tests: string[] }[];
  /** The known mistake that an instructor makes on purpose. */
  onPurpose?: string;
  /** What is asked of those who have passed. */
  question?: { text: string; answer: string };
  /** What is shown of each span besides its bar. */
  shows: Detail[];
  /** Other scenarios that can be run by name: `npm run lesson 5 rush`. */
  scenes: string[];
}

export type Detail = 'kind' | 'status' | 'attributes' | 'events' | 'links' | 'resource' | 'scope';

/** The language in which somebody reads. Tests, and commands for maintainers, read in English. */
let readerLanguage = () => 'en';

/** From now on, lessons are in the language that `language` returns, where they have it. */
export function readIn(language: () => string): void {
  readerLanguage = language;
}

/**
 * Every lesson in the tree, in order. A lesson is a folder `lessons/NN-slug` with a lesson.json.
 * One that is not translated into `language` is in English.
 */
export function allLessons(language = readerLanguage()): Lesson[] {
  const dataOf = (slug: string) => join(root, 'lessons', slug, 'lesson.json');
  return readdirSync(join(root, 'lessons'))
    .filter((slug) => /^\d\d-/.test(slug) && existsSync(dataOf(slug)))
    .sort()
    .map((slug) => {
      const data = JSON.parse(readFileSync(dataOf(slug), 'utf8'));
      const [number, none] = [Number(slug.slice(0, 2)), { tasks: [], shows: [], scenes: [] }];
      return translated({ number, slug, language: 'en', ...none, ...data }, language);
    });
}

/** A text of the workshop, named from the top, with the line ends of the repository. */
export function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
}

/** What `lesson.de.json` says in the place of what lesson.json says. */
export interface LessonTexts {
  title: string;
  predict?: { choices?: string[]; because: string };
  /** The titles of the tasks. */
  tasks?: string[];
  question?: Lesson['question'];
}

function translated(lesson: Lesson, language: string): Lesson {
  const [text, data] = [textFile({ ...lesson, language }), `lesson.${language}.json`];
  const file = join(root, 'lessons', lesson.slug, data);
  if (!existsSync(file) || !existsSync(join(root, text))) return lesson;
  const { tasks = [], predict, ...texts }: LessonTexts = JSON.parse(readFileSync(file, 'utf8'));
  const english = lesson.predict?.choices ?? [];
  const answer = predict?.choices?.[english.indexOf(lesson.predict?.answer ?? '')];
  return {
    ...lesson,
    ...texts,
    language,
    tasks: lesson.tasks.map((task, i) => ({ ...task, title: tasks[i] ?? task.title })),
    predict: lesson.predict && {
      ...lesson.predict,
      ...predict,
      english,
      ...(answer && { answer }),
    },
  };
}

/** The languages that lessons are in, English first. */
export function languages(): string[] {
  const names = readdirSync(join(root, 'lessons'), { recursive: true, encoding: 'utf8' });
  const codes = names.flatMap((name) => name.match(/[\\/]lesson\.([a-z]+)\.json$/)?.[1] ?? []);
  return ['en', ...new Set(codes)];
}

/** The file with a lesson's text, or with another of its texts, in the language of the lesson. */
export function fileIn(language: string, file: string): string {
  return language === 'en' ? file : file.replace(/(?=\.\w+$)/, `.${language}`);
}

/** Where the text of a lesson is, from the top, with slashes. */
export function textFile({ slug, language }: Pick<Lesson, 'slug' | 'language'>): string {
  return `lessons/${slug}/${fileIn(language, 'README.md')}`;
}

/** The text of a lesson. */
export function textOf(lesson: Lesson): string {
  return readText(textFile(lesson));
}

/** A section of a lesson's text. */
export interface Section {
  /** Its English title, by which the tool knows it in every language. */
  name: string;
  title: string;
  body: string;
}

/** The sections of a lesson's text. Those of a translation are in the order of the English text. */
export function sectionsOf(lesson: Lesson): Section[] {
  const english = sectionsIn(textOf({ ...lesson, language: 'en' }));
  return sectionsIn(textOf(lesson)).map((section, i) => ({
    name: english[i]?.title ?? section.title,
    ...section,
  }));
}

/** The sections of a text in Markdown. */
export function sectionsIn(text: string): Omit<Section, 'name'>[] {
  const parts = text.split(/^## /m).slice(1);
  return parts.map((part) => {
    const [title = ''] = part.split('\n', 1);
    return { title, body: part.slice(title.length).trim() };
  });
}

/** What a lesson teaches, in a sentence. */
export function ideaOf(lesson: Lesson): string {
  return proseOf(lesson, 'What you will understand').split('\n', 1)[0]!;
}

/** The prose of a section of a lesson's text, up to the first block of code; empty without one. */
export function proseOf(lesson: Lesson, section: string): string {
  const { body = '' } = sectionsOf(lesson).find(({ name }) => name === section) ?? {};
  return body
    .split(/^(?:#|```)/m)[0]!
    .replaceAll('**', '')
    .trim();
}

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

/** Those files as they are in `folder`, in one line: `a.ts, b.ts in work/06-propagation`. */
export function filesToEditIn(folder: string, { slug }: Lesson): string {
  const files = filesToEdit(slug);
  return files.length === 1 ? join(folder, files[0]!) : `${files.join(', ')} in ${folder}`;
}

/** A command was typed wrongly. Its message is one line that says what to do. */
export class UsageError extends Error {}

/** A `UsageError` that the list of lessons follows. */
export class NoLessonError extends UsageError {}

/** Something has to be done first. Its message says what, in one line. */
export class NotYetError extends Error {}

/**
 * The lesson that somebody means by `3`, `03`, `03-describe-the-work` or the path of its folder.
 * @throws NoLessonError where there is none, or more than one
 */
export function findLesson(args: string[], command: string): Lesson {
  const [arg, ...extra] = args;
  if (arg === undefined) throw new NoLessonError(`Which lesson? For example: npm run ${command} 1`);
  if (extra.length > 0) {
    throw new NoLessonError(`One lesson at a time, not \`${args.join(' ')}\`.`);
  }
  // A shell that completes file names gives the path of the folder.
  const name = arg
    .replace(/[\\/]+$/, '')
    .replace(/^(\.[\\/])?(lessons|work|solutions|checks)[\\/]/, '');
  const lesson = allLessons().find(
    ({ number, slug }) => name === slug || (/^\d{1,2}$/.test(name) && Number(name) === number),
  );
  if (!lesson) throw new NoLessonError(`There is no lesson \`${arg}\`.`);
  return lesson;
}

/**
 * Splits `5 rush` into the words for the lesson and the scene, which is empty where there is none.
 * @throws UsageError where the lesson has scenes, but not that one
 */
export function splitScene(args: string[], command: string): [lesson: string[], scene: string] {
  const [name, scene] = args;
  if (args.length !== 2) return [args, ''];
  const { number, scenes } = findLesson([name!], command);
  if (scenes.length === 0) return [args, ''];
  if (scenes.includes(scene!)) return [[name!], scene!];
  const all = scenes.map((one) => `npm run ${command} ${number} ${one}`).join(', ');
  throw new UsageError(`There is no \`${scene}\` in lesson ${number}. Choose one of these: ${all}`);
}

/** The list of lessons, one a line. */
export function listOfLessons(): string {
  const line = ({ number, title, reading, working }: Lesson) =>
    `${String(number).padStart(4)}  ${title}, ${reading + working} minutes`;
  return allLessons().map(line).join('\n');
}
