import { structuredPatch } from 'diff';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonWithCopy } from './athand.ts';
import { workFolder } from './copy.ts';
import { root, type Lesson } from './lessons.ts';
import { fit, painter, paper, type Paper } from './picture.ts';

/** `npm run diff 3`: the learner's copy beside the solution, with its comments on why. */
export async function diff(words: string[]): Promise<number> {
  const lesson = lessonWithCopy(words, 'diff');
  console.log(beside(lesson, paper()).join('\n'));
  return 0;
}

/** Columns from which on two files fit beside each other. */
const wide = 120;

/** What differs between the learner's copy and the solution. */
export function beside(lesson: Lesson, on: Paper): string[] {
  const solution = join('solutions', lesson.slug);
  const names = readdirSync(join(root, solution)).filter((name) => name.endsWith('.ts'));
  const text = names.flatMap((name) =>
    fileBeside(join(workFolder(lesson), name), join(solution, name), on),
  );
  if (text.length === 0) return ['Your copy is the solution, to the letter.'];
  return [...text, 'The solution is one right answer of many; the check takes any.'];
}

interface Row {
  mine?: string;
  theirs?: string;
}

function fileBeside(mine: string, theirs: string, on: Paper): string[] {
  const { hunks } = structuredPatch(mine, theirs, textOf(mine), textOf(theirs), '', '', {
    context: 3,
  });
  if (hunks.length === 0) return [];
  const draw = on.width >= wide ? inColumns : inLines;
  return hunks.flatMap(({ lines, oldStart, newStart }, i) => [
    ...(i === 0 ? draw.head(mine, theirs, on) : []),
    painter(on)('dim', `line ${oldStart} of yours, line ${newStart} of the solution`),
    ...draw.rows(rowsOf(lines), on),
    '',
  ]);
}

const inLines = {
  head: (mine: string, theirs: string, on: Paper): string[] => [
    painter(on)('red', `- ${mine}`),
    painter(on)('green', `+ ${theirs}`),
  ],
  rows: (rows: Row[], on: Paper): string[] => {
    const paint = painter(on);
    const text: string[] = [];
    let added: string[] = [];
    for (const { mine, theirs } of [...rows, {}]) {
      if (mine === theirs) {
        text.push(...added);
        added = [];
        if (mine !== undefined) text.push(`  ${mine}`.trimEnd());
        continue;
      }
      if (mine !== undefined) text.push(paint('red', `- ${mine}`.trimEnd()));
      if (theirs !== undefined) added.push(paint('green', `+ ${theirs}`.trimEnd()));
    }
    return text;
  },
};

const inColumns = {
  head: (mine: string, theirs: string, on: Paper): string[] => [
    painter(on)('bold', `${fit(mine, half(on))}    ${theirs}`),
  ],
  rows: (rows: Row[], on: Paper): string[] => {
    const paint = painter(on);
    return rows.flatMap(({ mine = '', theirs = '' }) => {
      const [left, right] = [pieces(mine, half(on)), pieces(theirs, half(on))];
      const same = mine === theirs;
      const mark = same ? '  ' : `${mine ? '<' : ' '}${theirs ? '>' : ' '}`;
      return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
        const one = fit(left[i] ?? '', half(on));
        const other = right[i] ?? '';
        if (same) return `${one}    ${other}`.trimEnd();
        return `${paint('red', one)} ${i === 0 ? mark : '  '} ${paint('green', other)}`.trimEnd();
      });
    });
  },
};

/** A line that is too long goes on in the next row. */
function pieces(line: string, width: number): string[] {
  return line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''];
}

function half({ width }: Paper): number {
  return Math.floor((width - 4) / 2);
}

/** Lines that were taken out stand beside those that were put in for them. */
function rowsOf(lines: string[]): Row[] {
  const rows: Row[] = [];
  let open = 0;
  for (const line of lines) {
    const text = line.slice(1);
    if (line.startsWith('-')) rows.push({ mine: text });
    else if (line.startsWith('+')) {
      while (rows[open] && rows[open]!.theirs !== undefined) open++;
      if (rows[open]) rows[open]!.theirs = text;
      else rows.push({ theirs: text });
    } else if (line.startsWith(' ')) {
      rows.push({ mine: text, theirs: text });
      open = rows.length;
    }
  }
  return rows;
}

function textOf(file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
}
