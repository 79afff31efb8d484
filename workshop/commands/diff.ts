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
  const text = names.flatMap((name) =>
    fileBeside(join(workFolder(lesson), name), join(solution, name), on),
  );
  if (text.length === 0) return ['Your copy is the solution, to the letter.'];
  return [...text, 'The solution is one right answer of many; the check takes any.'];
}

/** Columns from which on two files fit beside each other. */
const wide = 120;

function fileBeside(mine: string, theirs: string, on: Terminal): string[] {
  const options = { context: 3 };
  const { hunks } = structuredPatch(mine, theirs, textOf(mine), textOf(theirs), '', '', options);
  if (hunks.length === 0) return [];
  const paint = painter(on);
  const half = Math.floor((on.width - 4) / 2);
  const head =
    on.width < wide
      ? [paint('red', `- ${mine}`), paint('green', `+ ${theirs}`)]
      : [paint('bold', `${fit(mine, half)}    ${theirs}`)];
  const text = hunks.flatMap(({ lines, oldStart, newStart }) => [
    paint('dim', `line ${oldStart} of yours, line ${newStart} of the solution`),
    ...(on.width < wide ? inLines(lines, paint) : inColumns(lines, half, paint)),
    '',
  ]);
  return [...head, ...text];
}

function textOf(file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
}

type Paint = ReturnType<typeof painter>;

function inLines(lines: string[], paint: Paint): string[] {
  return lines.flatMap((line) => {
    const text = `${line[0]} ${line.slice(1)}`.trimEnd();
    if (line[0] === '\\') return [];
    if (line[0] === '-') return paint('red', text);
    return line[0] === '+' ? paint('green', text) : text;
  });
}

/** Lines that were taken out stand beside those that were put in for them. */
function inColumns(lines: string[], half: number, paint: Paint): string[] {
  const rows: [mine: string, theirs: string][] = [];
  let open = 0;
  for (const line of lines) {
    const text = line.slice(1);
    if (line[0] === '-') rows.push([text, '']);
    if (line[0] === '+') {
      rows[open] = [rows[open]?.[0] ?? '', text];
      open++;
    }
    if (line[0] === ' ') open = rows.push([text, text]);
  }
  // A line that is too long goes on in the next row.
  const pieces = (line: string) => line.match(new RegExp(`.{1,${half}}`, 'gu')) ?? [''];
  return rows.flatMap(([mine, theirs]) => {
    const [left, right] = [pieces(mine), pieces(theirs)];
    const same = mine === theirs;
    const marks = same ? '  ' : `${mine ? '<' : ' '}${theirs ? '>' : ' '}`;
    return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
      const one = fit(left[i] ?? '', half);
      const other = right[i] ?? '';
      if (same) return `${one}    ${other}`.trimEnd();
      return `${paint('red', one)} ${i === 0 ? marks : '  '} ${paint('green', other)}`.trimEnd();
    });
  });
}
