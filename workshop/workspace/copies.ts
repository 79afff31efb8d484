import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, type Lesson } from '../lessons.ts';
import { filesIn, moved, renamePatiently, sameFiles } from './files.ts';

/** Where the learner's copy of a lesson is, or would be. */
export function workFolder({ slug }: Lesson): string {
  return join('work', slug);
}

export function hasCopy(lesson: Lesson): boolean {
  return existsSync(join(root, workFolder(lesson)));
}

/** What became of a copy that was replaced. */
export interface Replaced {
  /** There was `none`, it is `kept`, or it was identical to the `starter` or the `solution`. */
  was: 'none' | 'kept' | 'starter' | 'solution';
  /** Where it is kept. */
  kept?: string;
}

/**
 * Puts the code of `from` in the place of the learner's copy: the starter, the solution, or a
 * copy that was kept. What was there before is kept. Folders are moved whole, so that there is
 * never half of one, and a full disk or a kill loses nothing. Throws where `work/` cannot be
 * written to; then nothing has changed.
 */
export function putInPlace(lesson: Lesson, from: string): Replaced {
  const place = join(root, workFolder(lesson));
  const fresh = join(root, 'work', `.new-${randomUUID()}`);
  let replaced: Replaced = { was: 'none' };
  try {
    for (const file of filesIn(join(root, from))) {
      if (!lstatSync(join(root, from, file), { throwIfNoEntry: false })) {
        console.log(`Not copied, since its name is not UTF-8: ${join(from, file)}`);
        continue;
      }
      mkdirSync(dirname(join(fresh, file)), { recursive: true });
      // A link keeps its target. A pipe is nobody's work.
      const filter = (source: string) => !lstatSync(source).isFIFO();
      cpSync(join(root, from, file), join(fresh, file), { verbatimSymlinks: true, filter });
    }
    for (let tries = 1; ; tries++) {
      try {
        renamePatiently(fresh, place);
        return replaced;
      } catch (error) {
        // Of several commands at the same time, one always succeeds: as many tries are enough.
        const { code = '' } = error as NodeJS.ErrnoException;
        if (tries > 100 || !taken.includes(code)) throw error;
        const now = keep(lesson);
        // What was there at first counts, not what another command has put there meanwhile.
        if (!replaced.kept) replaced = now;
      }
    }
  } catch (error) {
    if (existsSync(fresh)) rmSync(fresh, { recursive: true });
    if (replaced.kept && !existsSync(place)) renamePatiently(join(root, replaced.kept), place);
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
  const earlier = keptCopies(lesson);
  // A name that sorts by time, and is unique even within a millisecond.
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`;
  const kept = join('work', '.kept', lesson.slug, name);
  mkdirSync(dirname(join(root, kept)), { recursive: true });
  if (!moved(workFolder(lesson), kept)) return { was: 'none' };
  const same = (folder: string) => sameFiles(kept, folder);
  for (const was of ['starter', 'solution'] as const) {
    if (!same(join(was === 'starter' ? 'lessons' : 'solutions', lesson.slug))) continue;
    rmSync(join(root, kept), { recursive: true });
    return { was };
  }
  // The newest is the one that `restore` brings back.
  for (const older of earlier.filter(same)) {
    rmSync(join(root, older), { recursive: true, force: true });
  }
  return { was: 'kept', kept };
}

/** The errors of moving a folder to a place that is taken; `EPERM` on Windows. */
const taken = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'];

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full. Nothing has changed. Free some space and try again.',
  EBUSY: 'another program has it open. Close that program and try again.',
  EPERM: 'another program has it open, or you may not write to it.',
};
