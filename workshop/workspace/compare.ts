import { structuredPatch, type StructuredPatchHunk } from 'diff';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Lesson } from '../lessons.ts';
import { workFolder } from './copies.ts';

/** A file of the learner's copy and the solution's, and where they differ. */
export interface FileDifference {
  mine: string;
  theirs: string;
  hunks: StructuredPatchHunk[];
}

/** What differs between the learner's copy and the solution, without the starter's TODOs. */
export function differencesToSolution(lesson: Lesson): FileDifference[] {
  const solution = join('solutions', lesson.slug);
  const names = readdirSync(join(root, solution)).filter((name) => name.endsWith('.ts'));
  const differences = names.map((name) => {
    const [mine, theirs] = [join(workFolder(lesson), name), join(solution, name)];
    const todos = todosOf(textOf(join('lessons', lesson.slug, name)));
    const lines = textOf(mine).split('\n');
    const text = lines.filter((line) => !todos.has(line)).join('\n');
    const { hunks } = structuredPatch('', '', text, textOf(theirs), '', '', { context: 3 });
    return { mine, theirs, hunks };
  });
  return differences.filter(({ hunks }) => hunks.length > 0);
}

/** The comments of a starter that say what is to be done, each to its last line. */
function todosOf(starter: string): Set<string> {
  const blocks = starter.match(/^ *\/\/ TODO.*\n(?: *\/\/(?! TODO).*\n)*/gm) ?? [];
  return new Set(blocks.flatMap((block) => block.trimEnd().split('\n')));
}

/** The text of a file, with the line ends of the repository, also at its end. */
function textOf(file: string): string {
  const path = join(root, file);
  if (!existsSync(path)) return '';
  return `${readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trimEnd()}\n`;
}
