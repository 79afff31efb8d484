import { join } from 'node:path';
import { show } from './lesson.ts';
import { filesToEdit, theLesson } from './lessons.ts';

/** `npm run solution 3`: runs the solution the way `lesson` runs the copy. */
export async function solution(words: string[]): Promise<number> {
  const chosen = theLesson(words, 'solution');
  const folder = join('solutions', chosen.slug);
  const ran = await show(chosen, folder);
  console.log(
    `\nThis was ${filesToEdit(chosen.slug)
      .map((name) => join(folder, name))
      .join('\n         ')}`,
  );
  return ran ? 0 : 1;
}
