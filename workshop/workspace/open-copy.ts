import { cpSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findLesson, NotYetError, root, type Lesson } from '../lessons.ts';
import { hasCopy, keptCopies, putInPlace, workFolder } from './copies.ts';
import { bytesOf, filesIn } from './files.ts';
import { takeOverRenamed } from './renamed-lessons.ts';

/**
 * The lesson that somebody means, once they have been told what they should know about their
 * copy. Throws `UsageError`, and `NotYetError` where there is no copy.
 */
export function lessonWithCopy(args: string[], command: string): Lesson {
  const lesson = findLesson(args, command);
  tell(takeOverRenamed());
  if (!hasCopy(lesson)) {
    const { number } = lesson;
    throw new NotYetError(
      `You have no copy of lesson ${number} yet. Make it: npm run lesson ${number}`,
    );
  }
  tell(noteOnStarter(lesson));
  return lesson;
}

/** The same, but a copy is made where there is none, and completed where a file is missing. */
export function lessonToBegin(args: string[], command: string): Lesson {
  const lesson = findLesson(args, command);
  tell(takeOverRenamed());
  const [starter, copy] = [join('lessons', lesson.slug), workFolder(lesson)];
  if (hasCopy(lesson)) {
    for (const name of filesIn(join(root, starter))) {
      if (existsSync(join(root, copy, name))) continue;
      cpSync(join(root, starter, name), join(root, copy, name));
      tell([`Your copy had no ${name}: the starter’s was put in.`]);
    }
    tell(noteOnStarter(lesson));
    return lesson;
  }
  putInPlace(lesson, starter);
  tell([`Made your copy: ${copy}`]);
  if (keptCopies(lesson).length > 0) {
    tell([`An earlier one is kept. To bring it back: npm run restore ${lesson.number}`]);
  }
  return lesson;
}

function tell(lines: string[]): void {
  for (const line of lines) console.log(line);
}

/** A line for somebody who edits the starter: it was saved after the copy, which is what counts. */
function noteOnStarter(lesson: Lesson): string[] {
  for (const name of filesIn(join(root, 'lessons', lesson.slug))) {
    const [edited, counts] = [join('lessons', lesson.slug, name), join(workFolder(lesson), name)];
    const [starter, copy] = [join(root, edited), join(root, counts)];
    if (!existsSync(copy) || statSync(starter).mtimeMs <= statSync(copy).mtimeMs) continue;
    if (bytesOf(starter) === bytesOf(copy)) continue;
    return [`Note: ${edited} was changed after your copy. The file that counts is ${counts}`];
  }
  return [];
}
