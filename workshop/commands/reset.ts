import type { Lesson } from '../lessons.ts';
import { putInPlace, workFolder } from '../workspace/copies.ts';
import { lessonFor } from '../workspace/open-copy.ts';
import { recall, remember } from '../workspace/remembered.ts';

/** `npm run reset 3`: the starter again, after what was there has been kept. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonFor(args, 'reset');
  replaceCopy(lesson, `lessons/${lesson.slug}`, 'is the starter again');
  // The hints begin again, and so does the count of the checks that failed.
  for (const name of ['hints', 'failures']) {
    remember(name, { ...recall(name), [lesson.slug]: undefined });
  }
  console.log(`\nNext: npm run lesson ${lesson.number}`);
}

/** Replaces the copy with the code of `from`, and says so, and what became of the copy. */
export function replaceCopy(lesson: Lesson, from: string, says: string): void {
  const { was, kept } = putInPlace(lesson, from);
  console.log(`${workFolder(lesson)} ${says}.`);
  if (was === 'kept') {
    console.log(`What was there is kept: ${kept}`);
    console.log(`To bring it back:       npm run restore ${lesson.number}`);
  } else if (was !== 'none') {
    console.log(`Before, it was the unchanged ${was}, so there was nothing to keep.`);
  }
}
