import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const intervalMs = 50;

/**
 * Calls `saved` after each change of the code in a folder, until the returned function is called.
 * It polls, so that it sees changes on a network folder, files that are replaced by renaming, and
 * a folder that goes and comes back. The first look counts as a change. `folder` says where to
 * look now.
 */
export function onSave(folder: () => string, saved: () => void): () => void {
  let known = '';
  const timer = setInterval(() => {
    const now = stateOf(folder());
    if (now === known) return;
    known = now;
    saved();
  }, intervalMs);
  return () => clearInterval(timer);
}

/** The files of a folder and when they were written. */
function stateOf(folder: string): string {
  try {
    const names = readdirSync(folder).filter((name) => /^[^.].*\.ts$/.test(name));
    const files = names.map((name) => {
      const { ino, size, mtimeMs } = statSync(join(folder, name));
      return [name, ino, size, mtimeMs].join();
    });
    return files.join('\n');
  } catch {
    // It is just being replaced.
    return '';
  }
}
