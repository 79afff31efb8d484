import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, type Lesson } from '../lessons.ts';
import { filesIn, moved, sameFiles } from './files.ts';

/** Where the learner's copy of a lesson stands, or would stand. */
export function workFolder({ slug }: Lesson): string {
  return join('work', slug);
}

export function hasCopy(lesson: Lesson): boolean {
  return existsSync(join(root, workFolder(lesson)));
}

/** What became of the copy that stood where another one was put. */
export interface Replaced {
  /** `none` was there, it is `kept`, or it was a `starter` or `solution` to the letter. */
  was: 'none' | 'kept' | 'starter' | 'solution';
  /** Where it is kept. */
  kept?: string;
}

/**
 * Puts the code of `from` in the place of the learner's copy: the starter, the solution, or a
 * copy that was kept. What stood there is kept. Folders are moved whole, so that there is no
 * moment with half of one, and a full disk or a kill loses nothing. Throws where `work/` cannot
 * be written to; then nothing has changed.
 */
export function putInPlace(lesson: Lesson, from: string): Replaced {
  const place = join(root, workFolder(lesson));
  const fresh = join(root, 'work', `.new-${process.pid}-${Date.now()}`);
  try {
    mkdirSync(fresh, { recursive: true });
    sweep();
    for (const file of filesIn(join(root, from))) {
      mkdirSync(dirname(join(fresh, file)), { recursive: true });
      cpSync(join(root, from, file), join(fresh, file));
    }
    let replaced: Replaced | undefined;
    for (let tries = 1; ; tries++) {
      const now = keep(lesson);
      // What another command has put there since the first try is less than what was there then.
      replaced = replaced?.kept ? replaced : now;
      try {
        renameSync(fresh, place);
        return replaced;
      } catch (error) {
        // Another command was quicker. What it has put there is kept like anything else; one of
        // those that are under way always gets on, so it takes no more tries than there are.
        if (tries < 100 && taken.includes((error as NodeJS.ErrnoException).code ?? '')) continue;
        if (replaced.kept && !existsSync(place)) renameSync(join(root, replaced.kept), place);
        throw error;
      }
    }
  } catch (error) {
    if (existsSync(fresh)) rmSync(fresh, { recursive: true });
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(`${workFolder(lesson)} could not be replaced: ${reasons[code] ?? message}`);
  }
}

/** The copies of a lesson that are kept, the newest first, as `work/.kept/NN-slug/WHEN`. */
export function keptCopies({ slug }: Pick<Lesson, 'slug'>): string[] {
  const folder = join('work', '.kept', slug);
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  names.sort().reverse();
  return names.map((name) => join(folder, name));
}

/** Moves the copy away, and then looks whether it was worth keeping. */
function keep(lesson: Lesson): Replaced {
  if (!hasCopy(lesson)) return { was: 'none' };
  const earlier = keptCopies(lesson);
  // A name that sorts by time and is nobody else's, also twice in one millisecond.
  const when = new Date().toISOString().replaceAll(':', '-');
  const name = `${when}-${String(earlier.length).padStart(4, '0')}-${process.pid}`;
  const kept = join('work', '.kept', lesson.slug, name);
  mkdirSync(dirname(join(root, kept)), { recursive: true });
  if (!moved(workFolder(lesson), kept)) return { was: 'none' };
  const same = (folder: string) => sameFiles(kept, folder);
  // The oldest: a newer one may be another command's, which is about to find the same.
  let replaced: Replaced = { was: 'kept', kept: earlier.findLast(same) ?? kept };
  if (isEmpty(kept)) replaced = { was: 'none' };
  else if (same(join('lessons', lesson.slug))) replaced = { was: 'starter' };
  else if (same(join('solutions', lesson.slug))) replaced = { was: 'solution' };
  if (replaced.kept !== kept) rmSync(join(root, kept), { recursive: true });
  return replaced;
}

/** Whether a folder was read, and there is no file in it. */
function isEmpty(folder: string): boolean {
  try {
    return filesIn(join(root, folder)).length === 0;
  } catch {
    return false;
  }
}

/** Removes what a command that was killed has left half done; a minute later it is nobody's. */
function sweep(): void {
  for (const name of readdirSync(join(root, 'work'))) {
    const [, begun] = name.match(/^\.new-\d+-(\d+)$/) ?? [];
    if (!begun || Date.now() - Number(begun) < 60_000) continue;
    rmSync(join(root, 'work', name), { recursive: true, force: true });
  }
}

/** What stands in the way of moving a folder because another one is there; `EPERM` on Windows. */
const taken = ['ENOTEMPTY', 'EEXIST', 'EPERM'];

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full. Nothing has changed. Make room, and try again.',
  EDQUOT: 'your share of the disk is full. Nothing has changed. Make room, and try again.',
  EROFS: 'the disk is read-only. Nothing has changed.',
  EACCES: 'it may not be written to. Nothing has changed.',
  EBUSY: 'another program holds it open. Close it, and try again.',
  EPERM: 'another program holds it open, or it may not be written to.',
};
