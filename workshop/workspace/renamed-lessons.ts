import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allLessons, root, type Lesson } from '../lessons.ts';
import { hasCopy, keptCopies, workFolder } from './copies.ts';
import { moved } from './files.ts';

/**
 * Gives copies that were begun under a lesson's old name or number to the lesson as it is called
 * now. Returns a line for each.
 */
export function takeOverRenamed(): string[] {
  const lessons = allLessons();
  const ofThatName = (old: string) => lessons.find(({ slug }) => slug.slice(3) === old.slice(3));
  const ofThatNumber = (old: string) => lessons.find(({ number }) => number === parseInt(old, 10));
  const orphans = [join(root, 'work'), join(root, 'work', '.kept')]
    .flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []))
    .filter((name) => /^\d\d-/.test(name) && lessons.every(({ slug }) => slug !== name))
    .sort();
  // The name says more than the number: what goes by its number comes last.
  const inOrder = [...orphans.filter(ofThatName), ...orphans];
  return [...new Set(inOrder)].flatMap((old) => {
    const heir = ofThatName(old) ?? ofThatNumber(old);
    return heir ? takeOver(old, heir) : [];
  });
}

function takeOver(old: string, heir: Lesson): string[] {
  for (const kept of keptCopies({ slug: old })) {
    const place = kept.replace(old, heir.slug);
    if (existsSync(join(root, place))) continue;
    mkdirSync(dirname(join(root, place)), { recursive: true });
    moved(kept, place);
  }
  if (hasCopy(heir) || !moved(join('work', old), workFolder(heir))) return [];
  return [`Lesson ${heir.number} was called ${old}. Your copy of it is now ${workFolder(heir)}`];
}
