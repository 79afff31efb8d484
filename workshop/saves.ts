import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds between two looks. */
const every = 100;

/**
 * Calls `saved` after each change of the code in a folder, until what it returns is called. It
 * looks by itself, so that it sees changes on a network folder, files that are replaced by
 * renaming, and a folder that goes and comes back; where the system tells of changes, it looks
 * at once.
 */
export function onSave(folder: string, saved: () => void): () => void {
  let known = stateOf(folder);

  const look = () => {
    const now = stateOf(folder);
    if (now.text === known.text) return;
    const replaced = now.folder !== known.folder;
    known = now;
    if (replaced) {
      told?.close();
      told = listen();
    }
    saved();
  };

  function listen(): FSWatcher | undefined {
    try {
      return watch(folder, look).on('error', () => {});
    } catch {
      return undefined;
    }
  }

  let told = listen();
  const timer = setInterval(look, every);
  return () => {
    clearInterval(timer);
    told?.close();
  };
}

/** The files of a folder and when they were written; another `folder` if it is another one. */
function stateOf(folder: string): { folder: number; text: string } {
  try {
    const files = readdirSync(folder)
      .filter((name) => /^[^.].*\.ts$/.test(name))
      .map((name) => {
        const { ino, size, mtimeMs } = statSync(join(folder, name));
        return [name, ino, size, mtimeMs].join();
      });
    return { folder: statSync(folder).ino, text: files.join('\n') };
  } catch {
    // It is just being replaced.
    return { folder: 0, text: '' };
  }
}
