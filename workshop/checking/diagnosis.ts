import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesToEdit, root } from '../lessons.ts';
import { countSpans } from '../render/span-summary.ts';
import { shapesOf, type Shape } from '../render/tree-shape.ts';
import { runFailureOf } from '../runner/failures.ts';
import { placeAt } from '../runner/places.ts';
import { codeIn } from '../workspace/files.ts';
import type { CheckFailure, RecordedRun } from './assertions.ts';
import { answerNames, type Mistake } from './mistakes.ts';
import type { Failure } from './results.ts';

/**
 * Finds out all that can be said about a test that failed: the mistake, the trees, the place. Spans
 * of the name `probe` were started by the check itself, and are not counted.
 */
export async function diagnose(
  slug: string,
  folder: string,
  expected: Shape[],
  testId: string,
  { message, about }: CheckFailure,
  run: RecordedRun,
  probe?: string,
): Promise<Omit<Failure, 'hints'>> {
  const { recording } = run;
  const own = recording.spans.filter(({ name }) => name !== probe);
  const files = codeIn(join(root, folder)).map((name) => ({
    name,
    text: withoutComments(readFileSync(join(root, folder, name), 'utf8')),
  }));
  const mistake = await recognise(slug, testId, run, files.map(({ text }) => text).join('\n'));
  const toEdit = filesToEdit(slug);
  // Learners do not edit the starter's other files.
  const edited = files.filter(
    ({ name }) => toEdit.includes(name) || !existsSync(join(root, 'lessons', slug, name)),
  );
  const span = typeof about === 'object' ? about : undefined;
  const file = typeof about === 'string' ? about : toEdit[0]!;
  // The file that the test speaks of comes first.
  const inOrder = [...edited].sort((a, b) => Number(b.name === about) - Number(a.name === about));
  const open = mistake?.openLine && firstMatch(mistake.openLine, inOrder);
  // A run of very many spans has lines only for the first.
  const alike = span && recording.spans.find(({ name, at }) => name === span.name && at);
  // A scenario may end the program on purpose; an error or a hang is never meant. What is still
  // open may be what was not awaited, and closing it is no advice then.
  const meant = ['exited', 'left open'].includes(recording.end.how);
  return {
    message,
    span,
    runFailure: meant ? undefined : runFailureOf(recording, folder)?.lines,
    trees: {
      recorded: expected.length > 0 ? shapesOf(recording, expected) : [],
      expected,
      spans: countSpans({ ...recording, spans: own }),
    },
    mistake: mistake && { name: mistake.name, explanation: mistake.explanation.trim() },
    place: placeAt(folder, open ?? span?.at ?? alike?.at ?? file),
  };
}

/** The first known mistake that the run and the source show, of those that fail this test. */
async function recognise(slug: string, testId: string, run: RecordedRun, source: string) {
  for (const name of answerNames(slug, 'mistakes')) {
    const { href } = pathToFileURL(join(root, 'checks', slug, 'mistakes', `${name}.ts`));
    const mistake: Mistake = (await import(/* @vite-ignore */ href)).default;
    try {
      if (mistake.failsFirst.includes(testId) && mistake.recognise(run, source)) {
        return { ...mistake, name };
      }
    } catch {
      // It asked for a span that is not there, so this is not the mistake.
    }
  }
}

/**
 * TypeScript with blanks in the place of its comments: neither a TODO nor a line that was commented
 * out is what the code does. A directive to the compiler stays.
 */
export function withoutComments(code: string): string {
  const text = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`/;
  const comment = /\/\/(?! *@ts-).*|\/\*[^]*?\*\//;
  return code.replace(RegExp(`${text.source}|(${comment.source})`, 'g'), (found, isComment) =>
    isComment ? found.replace(/[^\r\n]/g, ' ') : found,
  );
}

/** The first line that matches, as `lesson.ts:31`. */
function firstMatch(pattern: RegExp, files: { name: string; text: string }[]) {
  for (const { name, text } of files) {
    const line = text.split('\n').findIndex((code) => pattern.test(code)) + 1;
    if (line > 0) return `${name}:${line}`;
  }
}
