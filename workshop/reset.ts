import { putInPlace, takeOverRenamed, workFolder, type Replaced } from './copy.ts';
import { theLesson, type Lesson } from './lessons.ts';
import { recall, remember } from './memory.ts';

/** `npm run reset 3`: the starter again, after what was there has been kept. */
export async function reset(words: string[]): Promise<number> {
  const lesson = theLesson(words, 'reset');
  for (const line of takeOverRenamed()) console.log(line);
  const replaced = putInPlace(lesson, `lessons/${lesson.slug}`);
  forgetHints(lesson);
  console.log(`${workFolder(lesson)} is the starter again.`);
  for (const line of told(lesson, replaced)) console.log(line);
  console.log(`\nNext: npm run lesson ${lesson.number}`);
  return 0;
}

/** Says what became of the copy that was there. */
export function told({ number }: Lesson, { was, kept }: Replaced): string[] {
  switch (was) {
    case 'none':
      return [];
    case 'kept':
      return [
        `What was there is kept: ${kept}`,
        `To bring it back:       npm run restore ${number}`,
      ];
    default:
      return [`What was there was the ${was}, unchanged: there was nothing to keep.`];
  }
}

function forgetHints({ slug }: Lesson): void {
  for (const name of ['hints', 'failures']) {
    const { [slug]: _, ...others } = recall<unknown>(name);
    remember(name, others);
  }
}
