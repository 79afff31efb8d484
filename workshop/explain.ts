import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesToEdit, root } from './lessons.ts';
import { fit, ledger, wrapped } from './picture.ts';
import type { Recording } from './recording.ts';
import type { Seen, Wrong } from './seen.ts';
import { lines, printable, traces, type Line } from './trees.ts';
import { troubleOf } from './trouble.ts';

/** A known wrong answer: `checks/attempts/NN-slug/NAME/mistake.ts`, beside the answer itself. */
export interface Mistake {
  /** The sentences of the check that it may fail first. */
  fails: string[];
  /** What was done, what is really going on, what to look at: at most five lines. */
  says: string;
  /** Finds the line to open in the learner's files. */
  look?: RegExp;
  /** Whether a recording and the learner's files show this mistake. */
  shows(seen: Seen, source: string): boolean;
}

/** Columns of a line that is indented under its sentence. */
const besideIndent = 78;
const halfWidth = 38;
const mostTreeLines = 14;

/** The text under the first sentence that fails, for a terminal of 80 columns without colour. */
export async function explain(
  slug: string,
  folder: string,
  expected: string,
  sentence: string,
  wrong: Wrong,
  seen: Seen,
): Promise<string> {
  const files = sourceFiles(folder);
  const source = files.map((file) => readFileSync(join(root, folder, file), 'utf8')).join('\n');
  const mistake = (await mistakesOf(slug)).find(
    (known) => known.fails.includes(sentence) && shows(known, seen, source),
  );
  const place =
    (mistake?.look && lineThatMatches(mistake.look, folder, files)) ??
    (wrong.span?.at ? join(folder, wrong.span.at) : join(folder, filesToEdit(slug)[0]!));
  const { end } = seen.recording;
  // A scene may end the program on purpose; an error or a hang is never meant.
  const trouble = end.how === 'exited' ? undefined : troubleOf(seen.recording, folder);
  return [
    ...wrong.message.split('\n').flatMap((line) => wrapped(printable(line), besideIndent)),
    ...(trouble ? [trouble] : []),
    '',
    ...sideBySide(shape(seen.recording), expected.trim().split('\n')),
    ledger(seen.recording),
    '',
    ...(mistake ? [mistake.says.trim(), ''] : []),
    `Open ${place}`,
  ].join('\n');
}

/** Every known mistake of a lesson. Adding one is adding a folder. */
async function mistakesOf(slug: string): Promise<Mistake[]> {
  const folder = join(root, 'checks', 'attempts', slug);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .map((name) => join(folder, name, 'mistake.ts'))
    .filter((file) => existsSync(file));
  return Promise.all(
    files.map(async (file) => (await import(/* @vite-ignore */ pathToFileURL(file).href)).default),
  );
}

function shows(mistake: Mistake, seen: Seen, source: string): boolean {
  try {
    return mistake.shows(seen, source);
  } catch {
    // It asked for a span that is not there, so this is not the mistake.
    return false;
  }
}

/** The first line of the learner's that matches, as `work/…/lesson.ts:31`. */
function lineThatMatches(pattern: RegExp, folder: string, files: string[]): string | undefined {
  for (const name of files) {
    const lines = readFileSync(join(root, folder, name), 'utf8').split('\n');
    const index = lines.findIndex((line) => pattern.test(line));
    if (index >= 0) return `${join(folder, name)}:${index + 1}`;
  }
  return undefined;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
}

/**
 * The traces of a recording without times and ids: a tree for every different shape, with the
 * number of traces that have it.
 */
export function shape({ spans }: Recording): string[] {
  const drawn = spans.filter((span) => span.sampled || span.exported > 0);
  // A span that was lost never said which service it came from.
  const known = drawn.filter(({ service }) => service);
  const severalServices = new Set(known.map(({ service }) => service)).size > 1;
  const counts = new Map<string, number>();
  for (const trace of traces(drawn).slice(0, 10_000)) {
    const text: string[] = [];
    for (const line of lines(trace)) {
      if (text.length > mostTreeLines) break;
      text.push(label(line, severalServices));
    }
    const tree = text.join('\n');
    counts.set(tree, (counts.get(tree) ?? 0) + 1);
  }
  return [...counts].flatMap(([tree, count]) => {
    const [first = '', ...rest] = tree.split('\n');
    return [count > 1 ? `${first}  ×${count}` : first, ...rest];
  });
}

function label({ branch, span }: Line, withService: boolean): string {
  if (!span) return `${branch}(parent never arrived)`;
  return [
    branch,
    withService && span.service ? `${printable(span.service)}: ` : '',
    printable(span.name),
    span.kind === 'INTERNAL' ? '' : ` [${span.kind}]`,
    span.status === 'ERROR' ? ' ✗' : '',
    span.ended === undefined ? ' (not ended)' : span.exported === 0 ? ' (lost)' : '',
  ].join('');
}

function sideBySide(recorded: string[], expected: string[]): string[] {
  const left = ['recorded', ...cut(recorded)];
  const right = ['expected', ...cut(expected)];
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, i) =>
    `${fit(left[i] ?? '', halfWidth)}  ${fit(right[i] ?? '', halfWidth)}`.trimEnd(),
  );
}

function cut(tree: string[]): string[] {
  if (tree.length === 0) return ['(no span)'];
  if (tree.length <= mostTreeLines) return tree;
  return [...tree.slice(0, mostTreeLines), `… ${tree.length - mostTreeLines} more lines`];
}
