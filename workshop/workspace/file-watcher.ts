import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

const intervalMs = 100;

/**
 * Calls `saved` after each change of the code in a folder, until what it returns is called. It
 * looks by itself, so that it sees changes on a network folder, files that are replaced by
 * renaming, and a folder that goes and comes back; where the system tells of changes, it looks
 * at once.
 */
export function onSave(folder: string, saved: () => void): () => void {
  let known = stateOf(folder);
  let watcher = listen();

  function listen(): FSWatcher | undefined {
    try {
      return watch(folder, look).on('error', () => {});
    } catch {
      return undefined;
    }
  }

  function look(): void {
    const now = stateOf(folder);
    if (now === known) return;
    known = now;
    // It may be another folder by now.
    watcher?.close();
    watcher = listen();
    saved();
  }

  const timer = setInterval(look, intervalMs);
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
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
