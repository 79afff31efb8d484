import { allLessons } from '../lessons.ts';
import { summaryText } from '../render/span-summary.ts';
import { painter, type Terminal } from '../render/terminal.ts';
import { escapeText, indent, plural, wrap } from '../render/text.ts';
import { besideEachOther } from '../render/tree-shape.ts';
import { placeText } from '../runner/failures.ts';
import {
  countPassed,
  hasPassed,
  type Failure,
  type LessonResult,
  type TestResult,
} from './results.ts';

/**
 * The result of a check for a terminal: a line for each test, the first failure explained, and
 * what to type next. `failures` says how often in a row it has failed.
 */
export function report(result: LessonResult, failures: number, on: Terminal): string {
  const { lesson, tests, types } = result;
  const { number, title } = lesson;
  const paint = painter(on);
  const mark = (passed: boolean) => (passed ? paint('green', '✓') : paint('red', '✗'));
  const lines = [
    paint('bold', `${number} · ${title}`),
    ...tests.map(({ sentence, passed }) => `${mark(passed)} ${sentence}`),
    ...(types ? [`${mark(types.passed)} ${typesText(types)}`] : []),
    '',
    ...explanation(result, on),
  ];
  const passed = countPassed(result);
  if (hasPassed(result)) {
    const praise = paint('green', `All ${plural(passed, 'sentence')} hold.`);
    lines.push(`${praise} Next: ${nextCommand(number)}`);
    lines.push(`Your answer beside the solution: npm run diff ${number}`);
  } else {
    const more = failures >= 3 ? `, or the solution beside yours: npm run diff ${number}` : '';
    lines.push(
      `${passed} of ${tests.length} hold. Edit, save, and again: npm run check ${number}`,
      `A hint: npm run hint ${number}${more}`,
    );
  }
  return lines.join('\n');
}

/** `it typechecks`, with the error where it does not. */
export function typesText({ sentence, failure }: TestResult): string {
  return failure ? `${sentence}: ${placeText(failure.place)}: ${failure.message}` : sentence;
}

/** The first failure of the check's own tests with its reasons; nothing where all passed. */
export function explanation({ tests, broken }: LessonResult, on: Terminal): string[] {
  const paint = painter(on);
  const lines: string[] = [];
  const failed = tests.find(({ passed }) => !passed);
  if (failed) {
    const reasons = failed.failure ? failureLines(failed.failure, Math.min(on.width - 2, 78)) : [];
    lines.push(`${paint('red', '✗')} ${paint('bold', failed.sentence)}`, ...indent(reasons), '');
  }
  if (broken) {
    lines.push(paint('red', 'The check itself broke:'), ...indent(broken.split('\n')), '');
  }
  return lines;
}

function failureLines(failure: Failure, width: number): string[] {
  const { message, runFailure = [], trees, mistake, place } = failure;
  const lines = message.split('\n').flatMap((line) => wrap(escapeText(line), width));
  lines.push(...runFailure);
  if (trees) {
    const { recorded, expected, spans } = trees;
    lines.push('', ...besideEachOther(recorded, expected, width), summaryText(spans, width), '');
  }
  if (mistake) lines.push(...wrap(mistake.explanation, width), '');
  return [...lines, `Open ${placeText(place)}`];
}

/** The command that begins the lesson after that number. */
export function nextCommand(number: number): string {
  const next = allLessons().find((lesson) => lesson.number > number);
  return next ? `npm run lesson ${next.number}` : 'npm run check';
}

/** How far an answer is, in a few words. */
export function progressText(result: LessonResult): string {
  if (result.broken) return `✗ the check broke: ${result.broken.split('\n')[0]}`;
  if (hasPassed(result)) return '✓ passed';
  const passed = countPassed(result);
  if (passed === result.tests.length) return '✗ it does not typecheck';
  return `✗ ${passed} of ${result.tests.length} sentences hold`;
}
