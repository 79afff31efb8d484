import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allLessons, filesToEdit, findLesson, NotYetError, root, type Lesson } from '../lessons.ts';
import { hasCopy, keptCopies, putInPlace, workFolder } from './copies.ts';
import { bytesOf, filesIn, isFile, moved } from './files.ts';

/** The lesson that somebody means, once its copy has the name that the lesson has now. */
export function lessonFor(args: string[], command: string): Lesson {
  const lesson = findLesson(args, command);
  takeOverRenamed();
  return lesson;
}

/**
 * Like `lessonFor`, but also tells learners what they should know about their copy. Throws
 * `NotYetError` where there is none.
 */
export function lessonWithCopy(args: string[], command: string): Lesson {
  const lesson = lessonFor(args, command);
  if (!hasCopy(lesson)) {
    const make = `npm run lesson ${lesson.number}`;
    throw new NotYetError(`You have no copy of lesson ${lesson.number} yet. To make one: ${make}`);
  }
  const odd = filesToEdit(lesson.slug)
    .map((name) => join(workFolder(lesson), name))
    .find((file) => existsSync(join(root, file)) && !isFile(join(root, file)));
  if (odd) {
    throw new NotYetError(
      `${odd} is not a file. To get the starter back: npm run reset ${lesson.number}`,
    );
  }
  noteOnStarter(lesson);
  return lesson;
}

/** The same, but makes a copy where there is none, and completes it where a file is missing. */
export function lessonToBegin(args: string[], command: string): Lesson {
  const lesson = lessonFor(args, command);
  const [starter, copy] = [join('lessons', lesson.slug), workFolder(lesson)];
  if (!hasCopy(lesson)) {
    putInPlace(lesson, starter);
    console.log(`Made your copy: ${copy}`);
    if (keptCopies(lesson).length > 0) {
      console.log(`An earlier copy is kept. To bring it back: npm run restore ${lesson.number}`);
    }
    return lesson;
  }
  for (const name of filesIn(join(root, starter))) {
    if (existsSync(join(root, copy, name))) continue;
    cpSync(join(root, starter, name), join(root, copy, name));
    console.log(`Your copy had no ${name}, so the starter’s was added.`);
  }
  noteOnStarter(lesson);
  return lesson;
}

/** Tells somebody who seems to edit the starter that only the copy counts. */
function noteOnStarter(lesson: Lesson): void {
  for (const name of filesIn(join(root, 'lessons', lesson.slug))) {
    const [edited, counts] = [join('lessons', lesson.slug, name), join(workFolder(lesson), name)];
    const [starter, copy] = [join(root, edited), join(root, counts)];
    const newer = existsSync(copy) && statSync(starter).mtimeMs > statSync(copy).mtimeMs;
    if (newer && bytesOf(starter) !== bytesOf(copy)) {
      console.log(`Note: ${edited} is newer than your copy, but only your copy is used: ${counts}`);
    }
  }
}

/**
 * Gives copies that were begun under a lesson's old name or number to the lesson as it is called
 * now, and says so.
 */
export function takeOverRenamed(): void {
  const lessons = allLessons();
  const ofThatName = (old: string) => lessons.find(({ slug }) => slug.slice(3) === old.slice(3));
  const ofThatNumber = (old: string) => lessons.find(({ number }) => number === parseInt(old, 10));
  const orphans = [join(root, 'work'), join(root, 'work', '.kept')]
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
    .filter((name) => /^\d\d-/.test(name) && lessons.every(({ slug }) => slug !== name))
    .sort();
  // A name says more than a number, so copies that match only by number come last.
  for (const old of new Set([...orphans.filter(ofThatName), ...orphans])) {
    const heir = ofThatName(old) ?? ofThatNumber(old);
    for (const kept of heir ? keptCopies({ slug: old }) : []) {
      const place = kept.replace(old, heir!.slug);
      mkdirSync(dirname(join(root, place)), { recursive: true });
      moved(kept, place);
    }
    const copy = join('work', old);
    if (!existsSync(join(root, copy))) continue;
    if (!heir || hasCopy(heir)) {
      console.log(`Note: no lesson is called ${old} any more. Your copy stays in ${copy}`);
    } else if (moved(copy, workFolder(heir))) {
      const place = workFolder(heir);
      console.log(
        `Lesson ${heir.number} used to be called ${old}. Your copy of it is now ${place}`,
      );
    }
  }
}
