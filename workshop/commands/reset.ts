import { findLesson, type Lesson } from '../lessons.ts';
import { putInPlace, workFolder, type Replaced } from '../workspace/copies.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { takeOverRenamed } from '../workspace/renamed-lessons.ts';

/** `npm run reset 3`: the starter again, after what was there has been kept. */
export async function main(args: string[]): Promise<void> {
  const lesson = findLesson(args, 'reset');
  for (const line of takeOverRenamed()) console.log(line);
  const replaced = putInPlace(lesson, `lessons/${lesson.slug}`);
  // The hints begin again, and so does the count of the checks that failed.
  for (const name of ['hints', 'failures']) {
    const { [lesson.slug]: _, ...others } = recall<unknown>(name);
    remember(name, others);
  }
  console.log(`${workFolder(lesson)} is the starter again.`);
  for (const line of replacedText(lesson, replaced)) console.log(line);
  console.log(`\nNext: npm run lesson ${lesson.number}`);
}

/** Says what became of the copy that was there. */
export function replacedText({ number }: Lesson, { was, kept }: Replaced): string[] {
  if (was === 'none') return [];
  if (was === 'kept') {
    return [`What was there is kept: ${kept}`, `To bring it back:       npm run restore ${number}`];
  }
  return [`What was there was the ${was}, unchanged: there was nothing to keep.`];
}
