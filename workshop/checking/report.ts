import { ideaOf, type Lesson } from '../lessons.ts';
import { summaryText } from '../render/span-summary.ts';
import { painter, type Terminal } from '../render/terminal.ts';
import { fit, indent, shorten, wrap, wrapEscaped } from '../render/text.ts';
import { besideEachOther, sameShapes, sortedLike, type Shape } from '../render/tree-shape.ts';
import { placeText } from '../runner/places.ts';
import { lessonsAround } from '../workspace/agenda.ts';
import {
  allTests,
  countText,
  firstFailed,
  hasPassed,
  taskStates,
  type Failure,
  type LessonResult,
} from './results.ts';

/** Lines that an explanation may have, so that it and all below it fit on one screen. */
const linesFor = ({ height }: Terminal) => Math.min(24, Math.max(14, height - 7));

/**
 * The result of a check for a terminal: what failed first is explained, and what to type next.
 * The tests are listed where all passed, or where `listed` asks for it. `failures` says how often
 * in a row the check has failed; `before` are the traces of the starter, where they are known.
 */
export function report(
  result: LessonResult,
  on: Terminal,
  { failures = 0, listed = false, before }: ReportOptions = {},
): string {
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
    lines.push(paint('green', `${countText(result)}.`), ...understood(result, on, before));
    lines.push(`Your answer beside the solution: npm run diff ${number}`);
    lines.push(`Next: ${nextCommand(result.lesson)}`);
  } else {
    lines.push(...taskLines(result, on, listed));
    const more = failures >= 3 ? `, or the solution beside yours: npm run diff ${number}` : '';
    const list = listed ? '' : ` To see which: npm run check ${number} all`;
    lines.push(`${countText(result)}.${list}`);
    lines.push(`Edit, save, and check again: npm run check ${number}`);
    if (firstFailed(result)) lines.push(`A hint: npm run hint ${number}${more}`);
  }
  return lines.join('\n');
}

interface ReportOptions {
  failures?: number;
  listed?: boolean;
  before?: Shape[];
}

/** What stands before a task. */
export const taskMarks = { done: '✓', next: '✗', open: '·' };

/** How far the tasks of the lesson are, in one line, or where they are `listed`, in a line each. */
export function taskLines(result: LessonResult, on: Terminal, listed = false): string[] {
  const { tasks } = result.lesson;
  const texts = taskStates(result).map((state, i) => {
    const title = listed || state === 'next' ? ` ${tasks[i]!.title}` : '';
    return `${taskMarks[state]} ${i + 1}${title}`;
  });
  if (texts.length === 0) return [];
  return listed
    ? ['Tasks:', ...indent(texts)]
    : [fit(`Tasks  ${texts.join('  ')}`, on.width).trimEnd()];
}

/** What a learner takes along after passing: the picture then and now, the idea, a question. */
function understood(
  { lesson, shapes = [] }: LessonResult,
  on: Terminal,
  before?: Shape[],
): string[] {
  const width = Math.min(on.width, maxProse);
  const titles = ['the starter', 'yours'] as const;
  const picture = before
    ? besideEachOther(sortedLike(shapes, before), shapes, on.width, 12, titles)
    : [];
  return [
    ...picture,
    ...(picture.length > 0 ? [''] : []),
    ...wrap(ideaOf(lesson), width),
    ...closingQuestion(lesson, on, `npm run hint ${lesson.number}`),
    '',
  ];
}

/** What those are asked who have passed, and what they type for the answer. */
export function closingQuestion({ question }: Lesson, on: Terminal, type: string): string[] {
  if (!question) return [];
  return ['', ...wrap(question.text, Math.min(on.width, maxProse)), `The answer: ${type}`];
}

/** The first test that failed, with its reasons; before it a type error, which may be the cause. */
export function explanation(result: LessonResult, on: Terminal): string[] {
  const paint = painter(on);
  const { tests, types, broken, changed = [] } = result;
  const lines: string[] = [];
  for (const test of [types, firstFailed({ tests })]) {
    if (!test || test.passed) continue;
    const [first = '', ...others] = wrap(test.sentence, on.width - 2);
    const room = linesFor(on) - lines.length - 1 - others.length;
    const reasons = test.failure ? failureLines(test.failure, on.width - 2, room) : [];
    lines.push(`${paint('red', '✗')} ${paint('bold', first)}`);
    lines.push(...indent([...others, ...reasons]), '');
  }
  if (changed.length > 0) {
    const { text, remedy } = onChanged(changed);
    lines.push(...wrap(text, on.width), remedy, '');
  }
  if (broken) {
    lines.push(paint('red', 'The check itself broke:'), ...indent(wrap(broken, on.width - 2)), '');
  }
  return lines;
}

/** The commands that bring these files back. */
/** What is said where files of the workshop changed while an answer ran. */
export function onChanged(changed: string[]): { text: string; remedy: string } {
  const names = shorten(changed.join(', '), 200);
  const text = `These files of the workshop changed while your code was running: ${names}. If you did not change them, your code did. So this result does not count.`;
  return { text, remedy: `To get them back: ${recovery(changed)}` };
}

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
  const hasArrived = spans.exported === spans.sampled && spans.repeated === 0;
  const counts = hasArrived ? [] : [summaryText(spans, width)];
  const more = [...differing, ...counts];
  return more.length > 0 ? [...lines, '', ...more] : lines;
}

/** Whether the explanation shows a picture: the recorded beside the expected. */
export function showsTrees({ tests }: LessonResult): boolean {
  const trees = firstFailed({ tests })?.failure?.trees;
  return trees !== undefined && !sameShapes(trees.recorded, trees.expected);
}

/** Prose without the line ends of its source, except before a space and at empty lines. */
function unwrapped(text: string): string {
  return text.replace(/(?<=\S)\n(?=\S)/g, ' ');
}

/** The command that begins the lesson after this one. */
export function nextCommand(lesson: Lesson): string {
  const { next } = lessonsAround(lesson);
  return next ? `npm run lesson ${next.number}` : 'npm run check';
}

/** How far an answer is, in a few words. */
export function progressText(result: LessonResult): string {
  if (result.broken) return `✗ the check broke: ${result.broken.split('\n')[0]}`;
  if (hasPassed(result)) return '✓ passed';
  return `✗ ${countText(result)}`;
}
