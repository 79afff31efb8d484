import { allLessons } from '../lessons.ts';
import { summaryText } from '../render/span-summary.ts';
import { painter, type Terminal } from '../render/terminal.ts';
import { indent, shorten, wrap, wrapEscaped } from '../render/text.ts';
import { besideEachOther, sameShapes } from '../render/tree-shape.ts';
import { placeText } from '../runner/places.ts';
import {
  allTests,
  countText,
  firstFailed,
  hasPassed,
  type Failure,
  type LessonResult,
} from './results.ts';

/** Lines that an explanation may have, so that it fits on one screen. */
const maxLines = 24;

/**
 * The result of a check for a terminal: what failed first is explained, and what to type next.
 * The tests are listed where all passed, or where `listed` asks for it. `failures` says how often
 * in a row the check has failed.
 */
export function report(result: LessonResult, on: Terminal, failures = 0, listed = false): string {
  const { number, title } = result.lesson;
  const paint = painter(on);
  const passed = hasPassed(result);
  const lines = [paint('bold', `${number} · ${title}`)];
  if (passed || listed) {
    for (const test of allTests(result)) {
      const mark = test.passed ? paint('green', '✓') : paint('red', '✗');
      lines.push(`${mark} ${test.sentence}`);
    }
  }
  lines.push('', ...explanation(result, on));
  if (passed) {
    lines.push(`${paint('green', `${countText(result)}.`)} Next: ${nextCommand(number)}`);
    lines.push(`Your answer beside the solution: npm run diff ${number}`);
  } else {
    const more = failures >= 3 ? `, or the solution beside yours: npm run diff ${number}` : '';
    const list = listed ? '' : ` Which: npm run check ${number} all`;
    lines.push(`${countText(result)}.${list}`);
    lines.push(`Edit, save, and check again: npm run check ${number}`);
    if (firstFailed(result)) lines.push(`A hint: npm run hint ${number}${more}`);
  }
  return lines.join('\n');
}

/** The first test that failed, with its reasons; before it a type error, which may be the cause. */
export function explanation(result: LessonResult, on: Terminal): string[] {
  const paint = painter(on);
  const { tests, types, broken, changed = [] } = result;
  const lines: string[] = [];
  for (const test of [types, firstFailed({ tests })]) {
    if (!test || test.passed) continue;
    const [first = '', ...others] = wrap(test.sentence, on.width - 2);
    const room = maxLines - lines.length - 1;
    const reasons = test.failure ? failureLines(test.failure, on.width - 2, room) : [];
    lines.push(`${paint('red', '✗')} ${paint('bold', first)}`);
    lines.push(...indent([...others, ...reasons]), '');
  }
  if (changed.length > 0) {
    const names = shorten(changed.join(', '), 200);
    const text = `While your code ran, these files of the workshop changed: ${names}. If that was not you, it was your code, so this result does not count.`;
    lines.push(...wrap(text, on.width), `Get them back: ${recovery(changed)}`, '');
  }
  if (broken) {
    lines.push(paint('red', 'The check itself broke:'), ...indent(wrap(broken, on.width - 2)), '');
  }
  return lines;
}

/** What brings these files back to what they were. */
function recovery(changed: string[]): string {
  const tops = [...new Set(changed.map((name) => name.split(/[\\/]/)[0]!))];
  const own = tops.filter((top) => top !== 'node_modules');
  const commands = [
    ...(own.length > 0 ? [`git restore ${own.join(' ')}`] : []),
    ...(own.length < tops.length ? ['npm ci'] : []),
  ];
  return commands.join(', then ');
}

/** Lines of prose are no longer than this, however wide the terminal is. */
const maxProse = 78;
const maxMessageLines = 8;

function failureLines(failure: Failure, width: number, height: number): string[] {
  const { message, runFailure = [], trees, mistake, place } = failure;
  const proseWidth = Math.min(width, maxProse);
  const reasons = wrapEscaped([message, ...runFailure].join('\n'), proseWidth);
  if (reasons.length > maxMessageLines) reasons.splice(maxMessageLines - 1, Infinity, '…');
  const open = `Open ${placeText(place)}`;
  const lines = mistake
    ? [...reasons, '', ...wrap(unwrapped(mistake.explanation), proseWidth), '', open]
    : [...reasons, open];
  if (!trees) return lines;
  const { recorded, expected, spans } = trees;
  const differing = besideEachOther(recorded, expected, width, height - lines.length - 2);
  const counts = spans.lost > 0 || spans.repeated > 0 ? [summaryText(spans, width)] : [];
  const more = [...differing, ...counts];
  return more.length > 0 ? [...lines, '', ...more] : lines;
}

/** Whether the explanation shows a picture: the recorded beside the expected. */
export function showsTrees({ tests }: LessonResult): boolean {
  const trees = firstFailed({ tests })?.failure?.trees;
  return trees !== undefined && !sameShapes(trees.recorded, trees.expected);
}

/** Prose with the line ends of its source taken out; what is indented or follows a gap stays. */
function unwrapped(text: string): string {
  return text.replace(/(?<=\S)\n(?=\S)/g, ' ');
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
  return `✗ ${countText(result)}`;
}
