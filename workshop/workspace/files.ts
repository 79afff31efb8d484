import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from '../lessons.ts';

/**
 * Whether two folders, named from the top, hold the same files; line ends do not matter. A folder
 * that cannot be read, or is moved away meanwhile, is not the same as any other.
 */
export function sameFiles(one: string, other: string): boolean {
  const [here, there] = [join(root, one), join(root, other)];
  try {
    const files = filesIn(here);
    return (
      isDeepStrictEqual(files, filesIn(there)) &&
      files.every((file) => bytesOf(join(here, file)) === bytesOf(join(there, file)))
    );
  } catch {
    return false;
  }
}

/** The bytes of a file, one character each, with the line ends of the repository. */
export function bytesOf(file: string): string {
  if (!lstatSync(file).isFile()) return `not a file: ${file}`;
  return readFileSync(file, 'latin1').replaceAll('\r\n', '\n');
}

/**
 * The files below a folder. Links count as files, wherever they lead. A lesson's text and data are
 * left out, but a learner may have a README of their own.
 */
export function filesIn(folder: string): string[] {
  const ofLesson = /^(README(\.[a-z]+)?\.md|lesson(\.[a-z]+)?\.json)$/;
  const isStarter = folder.startsWith(join(root, 'lessons'));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !(isStarter && ofLesson.test(name)))
    .sort();
}

/** The folders that the learner's code must not change. */
const guarded = ['checks', 'lessons', 'solutions', 'workshop', 'node_modules'];

/**
 * The files and folders of the workshop itself whose content changed after that time. What only has
 * another link, as from a backup, is as it was.
 */
export function changedSince(ms: number): string[] {
  return guarded.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      // Packages keep their caches in hidden folders.
      .filter((name) => !name.startsWith('.'))
      .map((name) => join(folder, name))
      .filter(
        (name) => (lstatSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) > ms,
      ),
  );
}

/** The TypeScript files below a folder, wherever they are; none where it is gone meanwhile. */
export function codeIn(folder: string): string[] {
  try {
    return filesIn(folder).filter((name) => name.endsWith('.ts') && isFile(join(folder, name)));
  } catch {
    return [];
  }
}

/** Whether this is a file, or a link to one. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Moves a folder, and says whether it was there: another command may have been quicker. */
export function moved(from: string, to: string): boolean {
  try {
    renamePatiently(join(root, from), join(root, to));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

const [maxTries, pauseMs] = [50, 20];

/**
 * Renames a file or folder. On Windows a virus scanner may hold it for a moment, so this tries again
 * for a second.
 */
export function renamePatiently(from: string, to: string): void {
  for (let tries = 1; ; tries++) {
    try {
      return renameSync(from, to);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      const isHeld = process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(code);
      if (!isHeld || existsSync(to) || tries >= maxTries) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}
