import { join } from 'node:path';
import { filesToEdit } from '../lessons.ts';
import { showRun } from '../render/show-run.ts';
import type { Child } from '../runner/process.ts';
import { workFolder } from '../workspace/copies.ts';
import { lessonToBegin } from '../workspace/open-copy.ts';

/** `npm run lesson 3`: makes the learner's copy, runs it, draws the trace, says what is next. */
export async function main(args: string[], child?: Child): Promise<number> {
  const lesson = lessonToBegin(args, 'lesson');
  const { number, slug } = lesson;
  const endedWell = await showRun(lesson, workFolder(lesson), child);
  const files = filesToEdit(slug).map((name) => join(workFolder(lesson), name));
  console.log(`
Read  lessons/${slug}/README.md
Edit  ${files.join('\n      ')}
Look  npm run lesson ${number}
Pass  npm run check ${number}, or on every save: npm run watch ${number}`);
  return endedWell ? 0 : 1;
}
