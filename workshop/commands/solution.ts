import { join } from 'node:path';
import { filesToEditIn, findLesson, splitScene } from '../lessons.ts';
import { showRun } from '../render/show-run.ts';
import { terminal } from '../render/terminal.ts';
import { wrap } from '../render/text.ts';
import type { Child } from '../runner/process.ts';

/** `npm run solution 3`, `npm run solution 5 rush`: what `lesson` does, with the solution. */
export async function main(args: string[], child?: Child): Promise<number> {
  const [name, scene] = splitScene(args, 'solution');
  const lesson = findLesson(name, 'solution');
  const folder = join('solutions', lesson.slug);
  const below = ['', ...wrap(`This was ${filesToEditIn(folder, lesson)}`, terminal().width)];
  const { endedWell } = await showRun(lesson, folder, { child, scene, below });
  console.log(below.join('\n'));
  return endedWell ? 0 : 1;
}
