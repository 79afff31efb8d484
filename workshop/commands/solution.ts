import { join } from 'node:path';
import { filesToEdit, findLesson, splitScene } from '../lessons.ts';
import { showRun } from '../render/show-run.ts';
import type { Child } from '../runner/process.ts';

/** `npm run solution 3`, `npm run solution 5 rush`: what `lesson` does, with the solution. */
export async function main(args: string[], child?: Child): Promise<number> {
  const [name, scene] = splitScene(args, 'solution');
  const lesson = findLesson(name, 'solution');
  const folder = join('solutions', lesson.slug);
  const { endedWell } = await showRun(lesson, folder, { child, scene });
  const files = filesToEdit(lesson.slug).map((name) => join(folder, name));
  console.log(`\nThis was ${files.join('\n         ')}`);
  return endedWell ? 0 : 1;
}
