import { basename } from 'node:path';
import { NotYetError } from '../lessons.ts';
import { hasCopy, keptCopies, workFolder } from '../workspace/copies.ts';
import { sameFiles } from '../workspace/files.ts';
import { lessonFor } from '../workspace/open-copy.ts';
import { replaceCopy } from './reset.ts';

/** `npm run restore 3` brings back what was kept last; `npm run restore 3 list` says what is. */
export async function main(args: string[]): Promise<number> {
  const lesson = lessonFor(args.slice(0, 1), 'restore');
  const { number } = lesson;
  const place = workFolder(lesson);
  const others = keptCopies(lesson).filter((kept) => !sameFiles(kept, place));
  if (others.length === 0) {
    throw new NotYetError(
      hasCopy(lesson)
        ? `There is no other kept copy of lesson ${number}. The current one: ${place}`
        : `There is no kept copy of lesson ${number}.`,
    );
  }
  const [, which = '1', ...extra] = args;
  const chosen = /^\d+$/.test(which) && others[Number(which) - 1];
  if (!chosen || extra.length > 0) {
    console.log(`Kept copies of lesson ${number}, newest first:`);
    others.forEach((kept, i) =>
      console.log(`  npm run restore ${number} ${i + 1}   ${whenOf(kept)}`),
    );
    return which === 'list' ? 0 : 2;
  }
  replaceCopy(lesson, chosen, `is again what it was on ${whenOf(chosen)}`);
  if (others.length > 1) console.log(`All kept copies:        npm run restore ${number} list`);
  return 0;
}

/** The time in the name of a kept copy, in the learner's time zone. */
function whenOf(kept: string): string {
  const [date = '', time = ''] = basename(kept).split(/T|Z/);
  return new Date(`${date}T${time.replaceAll('-', ':')}Z`).toLocaleString('en-GB');
}
