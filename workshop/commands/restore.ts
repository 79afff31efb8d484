import { basename } from 'node:path';
import { findLesson, NotYetError } from '../lessons.ts';
import { hasCopy, keptCopies, putInPlace, workFolder } from '../workspace/copies.ts';
import { sameFiles } from '../workspace/files.ts';
import { takeOverRenamed } from '../workspace/renamed-lessons.ts';
import { replacedText } from './reset.ts';

/** `npm run restore 3` brings back what was kept last; `npm run restore 3 list` says what is. */
export async function main(args: string[]): Promise<number> {
  const lesson = findLesson(args.slice(0, 1), 'restore');
  for (const line of takeOverRenamed()) console.log(line);
  const { number } = lesson;
  const place = workFolder(lesson);
  const others = keptCopies(lesson).filter((kept) => !hasCopy(lesson) || !sameFiles(kept, place));
  if (others.length === 0) {
    throw new NotYetError(
      `Nothing else is kept of lesson ${number}. What there is stands in ${place}`,
    );
  }
  const list = others.map((kept, i) => `  npm run restore ${number} ${i + 1}   ${whenOf(kept)}`);
  const [, which = '1', ...extra] = args;
  const chosen = /^\d+$/.test(which) ? others[Number(which) - 1] : undefined;
  if (!chosen || extra.length > 0) {
    console.log(`Of lesson ${number} these are kept, the newest first:\n${list.join('\n')}`);
    return which === 'list' ? 0 : 2;
  }
  const replaced = putInPlace(lesson, chosen);
  console.log(`${place} is again what it was on ${whenOf(chosen)}.`);
  for (const line of replacedText(lesson, replaced)) console.log(line);
  if (others.length > 1) console.log(`All that is kept:       npm run restore ${number} list`);
  return 0;
}

/** The moment that a kept copy is named after, in the learner's own time. */
function whenOf(kept: string): string {
  const [date = '', time = ''] = basename(kept).split(/T|Z/);
  return new Date(`${date}T${time.replace('-', ':').replace('-', ':')}Z`).toLocaleString('en-GB');
}
