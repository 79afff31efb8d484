import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Lesson } from './lessons.ts';

/** Where the learner's copy of a lesson stands, or would stand. */
export function workFolder({ slug }: Lesson): string {
  return join('work', slug);
}

export function hasCopy(lesson: Lesson): boolean {
  return existsSync(join(root, workFolder(lesson)));
}

/** Makes the learner's copy: the code, not the text. It never writes over one. */
export function makeCopy(lesson: Lesson): void {
  cpSync(join(root, 'lessons', lesson.slug), join(root, workFolder(lesson)), {
    recursive: true,
    force: false,
    errorOnExist: true,
    filter: (file) => !file.endsWith('README.md'),
  });
}

/**
 * One line for somebody who edits the starter while their copy is what counts: a starter was
 * saved after the copy. `undefined` if all is well.
 */
export function noteOnStarter(lesson: Lesson): string | undefined {
  const [starter, copy] = [join('lessons', lesson.slug), workFolder(lesson)];
  for (const name of readdirSync(join(root, starter)).filter((file) => file.endsWith('.ts'))) {
    const [edited, counts] = [join(starter, name), join(copy, name)];
    if (!existsSync(join(root, counts))) continue;
    const newer = statSync(join(root, edited)).mtimeMs > statSync(join(root, counts)).mtimeMs;
    if (newer && !readFileSync(join(root, edited)).equals(readFileSync(join(root, counts)))) {
      return `Note: ${edited} was changed after your copy. The file that counts is ${counts}`;
    }
  }
  return undefined;
}
