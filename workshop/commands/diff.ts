import type { Lesson } from '../lessons.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { fit } from '../render/text.ts';
import { differencesToSolution, type FileDifference } from '../workspace/compare.ts';
import { lessonWithCopy } from '../workspace/open-copy.ts';

/** `npm run diff 3`: the learner's copy beside the solution, with its comments on why. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonWithCopy(args, 'diff');
  console.log(besideSolution(lesson, terminal()).join('\n'));
}

/** What differs between the learner's copy and the solution. */
export function besideSolution(lesson: Lesson, on: Terminal): string[] {
  const text = differencesToSolution(lesson).flatMap((difference) => beside(difference, on));
  if (text.length === 0) return ['Your copy is identical to the solution.'];
  return [...text, 'The solution is one of many right answers. The check accepts any of them.'];
}

/** From this many columns on, two files fit beside each other. */
const wide = 120;

function beside({ mine, theirs, hunks }: FileDifference, on: Terminal): string[] {
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

function inLines(lines: string[], on: Terminal): string[] {
  const paint = painter(on);
  return lines.map((line) => {
    const text = `${line[0]} ${line.slice(1)}`.trimEnd();
    if (line[0] === '-') return paint('red', text);
    return line[0] === '+' ? paint('green', text) : text;
  });
}

/** Lines that were removed stand beside the lines that replace them. */
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
