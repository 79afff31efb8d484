import { structuredPatch } from 'diff';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Lesson } from '../lessons.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { fit } from '../render/text.ts';
import { workFolder } from '../workspace/copies.ts';
import { lessonWithCopy } from '../workspace/open-copy.ts';

/** `npm run diff 3`: the learner's copy beside the solution, with its comments on why. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonWithCopy(args, 'diff');
  console.log(besideSolution(lesson, terminal()).join('\n'));
}

/** What differs between the learner's copy and the solution. */
export function besideSolution(lesson: Lesson, on: Terminal): string[] {
  const solution = join('solutions', lesson.slug);
  const names = readdirSync(join(root, solution)).filter((name) => name.endsWith('.ts'));
  const text = names.flatMap((name) => {
    const todos = todosOf(textOf(join('lessons', lesson.slug, name)));
    const mine = textOf(join(workFolder(lesson), name)).split('\n');
    const files = [join(workFolder(lesson), name), join(solution, name)] as const;
    return beside(files, mine.filter((line) => !todos.has(line)).join('\n'), on);
  });
  if (text.length === 0) return ['Your copy is the solution, to the letter.'];
  return [...text, 'The solution is one right answer of many; the check takes any.'];
}

/** Columns from which on two files fit beside each other. */
const wide = 120;

/** The comments of a starter that say what is to be done, each to its last line. */
function todosOf(starter: string): Set<string> {
  const blocks = starter.match(/^ *\/\/ TODO.*\n(?: *\/\/(?! TODO).*\n)*/gm) ?? [];
  return new Set(blocks.flatMap((block) => block.trimEnd().split('\n')));
}

/** Two files: that of the learner, of which this is the text, and that of the solution. */
function beside([mine, theirs]: readonly [string, string], text: string, on: Terminal): string[] {
  const { hunks } = structuredPatch('', '', text, textOf(theirs), '', '', { context: 3 });
  if (hunks.length === 0) return [];
  const draw = on.width < wide ? inLines : inColumns;
  return [
    ...draw([`-${mine}`, `+${theirs}`], on),
    ...hunks.flatMap(({ lines, oldStart, newStart }) => [
      painter(on)('dim', `line ${oldStart} of yours, line ${newStart} of the solution`),
      ...draw(lines, on),
      '',
    ]),
  ];
}

/** The text of a file, with the line ends of the repository, also at its end. */
function textOf(file: string): string {
  const path = join(root, file);
  if (!existsSync(path)) return '';
  return `${readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trimEnd()}\n`;
}

function inLines(lines: string[], on: Terminal): string[] {
  const paint = painter(on);
  return lines.map((line) => {
    const text = `${line[0]} ${line.slice(1)}`.trimEnd();
    if (line[0] === '-') return paint('red', text);
    return line[0] === '+' ? paint('green', text) : text;
  });
}

/** Lines that were taken out stand beside those that were put in for them. */
function inColumns(lines: string[], on: Terminal): string[] {
  const paint = painter(on);
  const half = Math.floor((on.width - 4) / 2);
  const [mine, theirs]: [string[], string[]] = [[], []];
  for (const line of lines) {
    // A line that is too long goes on in the next row.
    const rows = line.slice(1).match(new RegExp(`.{1,${half}}`, 'gu')) ?? [''];
    if (line[0] === ' ') mine.length = theirs.length = Math.max(mine.length, theirs.length);
    if (line[0] !== '+') mine.push(...rows);
    if (line[0] !== '-') theirs.push(...rows);
  }
  return Array.from({ length: Math.max(mine.length, theirs.length) }, (_, i) => {
    const [left, right] = [mine[i] ?? '', theirs[i] ?? ''];
    const padded = fit(left, half);
    if (left === right) return `${padded}    ${right}`.trimEnd();
    const marks = `${left ? '<' : ' '}${right ? '>' : ' '}`;
    return `${paint('red', padded)} ${marks} ${paint('green', right)}`.trimEnd();
  });
}
