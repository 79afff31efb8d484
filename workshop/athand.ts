import {
  addMissingFiles,
  hasCopy,
  keptCopies,
  noteOnStarter,
  putInPlace,
  takeOverRenamed,
  workFolder,
} from './copy.ts';
import { NotYet, theLesson, type Lesson } from './lessons.ts';

/**
 * The lesson that somebody means, once they have been told what they should know about their
 * copy. Throws `Usage`, and `NotYet` where there is no copy.
 */
export function lessonWithCopy(words: string[], command: string): Lesson {
  const lesson = theLesson(words, command);
  tell(takeOverRenamed());
  if (!hasCopy(lesson)) {
    const { number } = lesson;
    throw new NotYet(`You have no copy of lesson ${number} yet. Make it: npm run lesson ${number}`);
  }
  tell(noteOnStarter(lesson));
  return lesson;
}

/** The same, but a copy is made where there is none, and completed where a file is missing. */
export function lessonToBegin(words: string[], command: string): Lesson {
  const lesson = theLesson(words, command);
  tell(takeOverRenamed());
  if (hasCopy(lesson)) {
    const added = addMissingFiles(lesson);
    tell(added.map((name) => `Your copy had no ${name}: the starter’s was put in.`));
    tell(noteOnStarter(lesson));
    return lesson;
  }
  putInPlace(lesson, `lessons/${lesson.slug}`);
  tell(`Made your copy: ${workFolder(lesson)}`);
  if (keptCopies(lesson).length > 0) {
    tell(`An earlier one is kept. To bring it back: npm run restore ${lesson.number}`);
  }
  return lesson;
}

function tell(lines: string | string[] = []): void {
  for (const line of [lines].flat()) console.log(line);
}
