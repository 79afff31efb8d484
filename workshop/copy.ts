import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { allLessons, root, type Lesson } from './lessons.ts';

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
    sweep(fresh);
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
        if (tries < 100 && isTaken(error)) continue;
        if (replaced.kept && !existsSync(place)) renameSync(join(root, replaced.kept), place);
        throw error;
      }
    }
  } catch (error) {
    if (existsSync(fresh)) rmSync(fresh, { recursive: true });
    throw new Error(`${workFolder(lesson)} could not be replaced: ${reason(error)}`);
  }
}

/** The copies of a lesson that are kept, the newest first, as `work/.kept/NN-slug/WHEN`. */
export function keptCopies(lesson: Lesson): string[] {
  const folder = keptFolder(lesson.slug);
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  return names
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/**
 * Gives copies that were begun under a lesson's old name or number to the lesson as it is called
 * now. Returns a line for each.
 */
export function takeOverRenamed(): string[] {
  const work = join(root, 'work');
  if (!existsSync(work)) return [];
  const lessons = allLessons();
  const namesOf = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);
  const orphans = [...new Set([...namesOf(work), ...namesOf(join(work, '.kept'))])]
    .filter((name) => /^\d\d-/.test(name) && lessons.every(({ slug }) => slug !== name))
    .sort();
  const ofThatName = (old: string) => lessons.find(({ slug }) => slug.slice(3) === old.slice(3));
  const ofThatNumber = (old: string) => lessons.find((it) => it.number === Number(old.slice(0, 2)));
  // The name says more than the number: what goes by its number comes last.
  const named = orphans.filter(ofThatName);
  return [...named, ...orphans.filter((old) => !named.includes(old))].flatMap((old) => {
    const heir = ofThatName(old) ?? ofThatNumber(old);
    return heir ? takeOver(old, heir) : [];
  });
}

function takeOver(old: string, heir: Lesson): string[] {
  for (const kept of keptCopies({ ...heir, slug: old })) {
    const place = kept.replace(old, heir.slug);
    if (existsSync(join(root, place))) continue;
    mkdirSync(dirname(join(root, place)), { recursive: true });
    moved(kept, place);
  }
  if (hasCopy(heir) || !moved(join('work', old), workFolder(heir))) return [];
  return [`Lesson ${heir.number} was called ${old}. Your copy of it is now ${workFolder(heir)}`];
}

/** Adds the starter's files that the copy lacks, and returns their names. */
export function addMissingFiles(lesson: Lesson): string[] {
  const [starter, copy] = [join(root, 'lessons', lesson.slug), join(root, workFolder(lesson))];
  const missing = filesIn(starter).filter((name) => !existsSync(join(copy, name)));
  for (const name of missing) cpSync(join(starter, name), join(copy, name));
  return missing;
}

/**
 * Whether two folders, named from the top, hold the same files; line ends do not matter. What
 * cannot be read, or is moved away meanwhile, is not the same as anything.
 */
export function sameFiles(one: string, other: string): boolean {
  try {
    const [here, there] = [filesIn(join(root, one)), filesIn(join(root, other))];
    return (
      here.join('\n') === there.join('\n') &&
      here.every((file) => bytesOf(join(root, one, file)) === bytesOf(join(root, other, file)))
    );
  } catch {
    return false;
  }
}

/** The bytes of a file, one character each, with the line ends of the repository. */
function bytesOf(file: string): string {
  if (!lstatSync(file).isFile()) return `not a file: ${file}`;
  return readFileSync(file, 'latin1').replaceAll('\r\n', '\n');
}

/**
 * The files below a folder; links are files, wherever they lead. A lesson's text is none of them,
 * but a learner may have a README of their own.
 */
export function filesIn(folder: string): string[] {
  const text = folder.startsWith(join(root, 'lessons')) ? 'README.md' : undefined;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => name !== text)
    .sort();
}

/**
 * One line for somebody who edits the starter while their copy is what counts: a starter was
 * saved after the copy. `undefined` if all is well.
 */
export function noteOnStarter(lesson: Lesson): string | undefined {
  const [starter, copy] = [join('lessons', lesson.slug), workFolder(lesson)];
  for (const name of filesIn(join(root, starter))) {
    const [edited, counts] = [join(starter, name), join(copy, name)];
    if (!existsSync(join(root, counts))) continue;
    const newer = statSync(join(root, edited)).mtimeMs > statSync(join(root, counts)).mtimeMs;
    if (newer && bytesOf(join(root, edited)) !== bytesOf(join(root, counts))) {
      return `Note: ${edited} was changed after your copy. The file that counts is ${counts}`;
    }
  }
  return undefined;
}

function keptFolder(slug: string): string {
  return join('work', '.kept', slug);
}

/** Moves the copy away, and then looks whether it was worth keeping. */
function keep(lesson: Lesson): Replaced {
  if (!hasCopy(lesson)) return { was: 'none' };
  const earlier = keptCopies(lesson);
  mkdirSync(join(root, keptFolder(lesson.slug)), { recursive: true });
  const kept = join(keptFolder(lesson.slug), freeName(earlier.length));
  if (!moved(workFolder(lesson), kept)) return { was: 'none' };
  if (isEmpty(kept)) {
    rmSync(join(root, kept), { recursive: true });
    return { was: 'none' };
  }
  const same = (folder: string) => sameFiles(kept, folder);
  // The oldest: a newer one may be another command's, which is about to find the same.
  const before = earlier.findLast(same);
  const replaced: Replaced = same(join('lessons', lesson.slug))
    ? { was: 'starter' }
    : same(join('solutions', lesson.slug))
      ? { was: 'solution' }
      : { was: 'kept', kept: before ?? kept };
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

/** Moves a folder, and says whether it was there: another command may have been quicker. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(join(root, from), join(root, to));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** A name that sorts by time and is nobody else's, also twice in one millisecond. */
function freeName(count: number): string {
  const when = new Date().toISOString().replaceAll(':', '-');
  return `${when}-${String(count).padStart(4, '0')}-${process.pid}`;
}

/** Removes what a command that was killed has left half done; a minute later it is nobody's. */
function sweep(fresh: string): void {
  for (const name of readdirSync(join(root, 'work'))) {
    const folder = join(root, 'work', name);
    if (!/^\.new-\d+-\d+$/.test(name) || folder === fresh) continue;
    const begun = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - begun > 60_000) rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a folder could not be moved because one stands where it was to go. */
function isTaken(error: unknown): boolean {
  const windows = 'EPERM';
  return ['ENOTEMPTY', 'EEXIST', windows].includes((error as NodeJS.ErrnoException).code ?? '');
}

function reason(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOSPC: 'the disk is full. Nothing has changed. Make room, and try again.',
    EDQUOT: 'your share of the disk is full. Nothing has changed. Make room, and try again.',
    EROFS: 'the disk is read-only. Nothing has changed.',
    EACCES: 'it may not be written to. Nothing has changed.',
    EBUSY: 'another program holds it open. Close it, and try again.',
    EPERM: 'another program holds it open, or it may not be written to.',
  };
  return known[code] ?? message;
}
