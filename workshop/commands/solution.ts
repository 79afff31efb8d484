import { join } from 'node:path';
import { filesToEdit, findLesson } from '../lessons.ts';
import { showRun } from '../render/show-run.ts';
import type { Child } from '../runner/process.ts';

/** `npm run solution 3`: runs the solution the way `lesson` runs the copy. */
export async function main(args: string[], child?: Child): Promise<number> {
  const lesson = findLesson(args, 'solution');
  const folder = join('solutions', lesson.slug);
  const endedWell = await showRun(lesson, folder, child);
  const files = filesToEdit(lesson.slug).map((name) => join(folder, name));
  console.log(`\nThis was ${files.join('\n         ')}`);
  return endedWell ? 0 : 1;
}
