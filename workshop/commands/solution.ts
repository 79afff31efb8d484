import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { filesToEdit, findLesson } from '../lessons.ts';
import { showRun } from '../render/show-run.ts';

/** `npm run solution 3`: runs the solution the way `lesson` runs the copy. */
export async function main(args: string[], child?: ChildProcess): Promise<number> {
  const lesson = findLesson(args, 'solution');
  const folder = join('solutions', lesson.slug);
  const endedWell = await showRun(lesson, folder, child);
  const files = filesToEdit(lesson.slug).map((name) => join(folder, name));
  console.log(`\nThis was ${files.join('\n         ')}`);
  return endedWell ? 0 : 1;
}
