import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCopy, makeCopy, noteOnStarter, workFolder } from './copy.ts';
import { root, theLesson, type Lesson } from './lessons.ts';
import { picture } from './picture.ts';
import { record, stopOnInterrupt } from './record.ts';
import { troubleOf } from './trouble.ts';

/** `npm run lesson 3`: makes the learner's copy, runs it, draws the trace, says what is next. */
export async function lesson(words: string[]): Promise<number> {
  const chosen = theLesson(words, 'lesson');
  const folder = workFolder(chosen);
  const { number, slug } = chosen;
  if (hasCopy(chosen)) {
    const note = noteOnStarter(chosen);
    if (note) console.log(note);
  } else {
    makeCopy(chosen);
    console.log(`Made your copy: ${folder}`);
  }
  const ran = await show(chosen, folder);
  console.log(`
Read  lessons/${slug}/README.md
Edit  ${filesToEdit(slug)
    .map((name) => join(folder, name))
    .join('\n      ')}
Look  npm run lesson ${number}
Pass  npm run check ${number}`);
  return ran ? 0 : 1;
}

/** The files that the solution changes. */
function filesToEdit(slug: string): string[] {
  const text = (folder: string, name: string) =>
    readFileSync(join(root, folder, slug, name), 'utf8');
  return readdirSync(join(root, 'solutions', slug)).filter(
    (name) => text('lessons', name) !== text('solutions', name),
  );
}

/** Runs the answer in `folder` before the reader's eyes. Returns whether it came to its end. */
export async function show({ slug }: Lesson, folder: string): Promise<boolean> {
  stopOnInterrupt();
  const recording = await record(slug, folder, { scene: 'show', show: true });
  console.log(`\n${picture(recording)}`);
  const trouble = troubleOf(recording, folder);
  if (trouble) console.log(`\n${trouble}`);
  return !trouble;
}
