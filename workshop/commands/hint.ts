import { nextHints } from '../checking/hints.ts';
import { nextCommand } from '../checking/report.ts';
import { firstFailed, type LessonResult } from '../checking/results.ts';
import { CheckRunner } from '../checking/run-checks.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { indent, wrap } from '../render/text.ts';
import { placeText } from '../runner/places.ts';
import { workFolder } from '../workspace/copies.ts';
import { lessonWithCopy } from '../workspace/open-copy.ts';
import { judge } from './check.ts';

/** `npm run hint 3`: a nudge, then the idea, then the line, for the test that fails now. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonWithCopy(args, 'hint');
  const runner = new CheckRunner();
  const [result] = await judge('work', [lesson], workFolder(lesson), runner);
  void runner.close();
  const type = { hint: `npm run hint ${lesson.number}`, solution: `npm run diff ${lesson.number}` };
  console.log(nextHint(result!, terminal(), type).join('\n'));
}

/**
 * The hints so far for what fails now, and one more; each call goes one further. `type` is what
 * the learner types for the next hint, and for the solution.
 */
export function nextHint(
  result: LessonResult,
  on: Terminal,
  type: { hint: string; solution: string },
): string[] {
  const failed = firstFailed(result);
  if (!failed) {
    const { text, answer } = result.lesson.question ?? {};
    const answered = text && answer ? [...wrap(text, 76), '', ...indent(wrap(answer, 74)), ''] : [];
    return [...answered, `Every test passes. Next: ${nextCommand(result.lesson)}`];
  }
  const paint = painter(on);
  const { place } = failed.failure ?? {};
  const { hints, isLast } = nextHints(result);
  const titles = ['A nudge', 'The idea', 'The line'];
  return [
    `${paint('red', '✗')} ${paint('bold', failed.sentence)}`,
    ...hints.flatMap((text, i) => [
      '',
      paint('bold', titles[i]!),
      ...indent(paragraph(text, on.width)),
    ]),
    '',
    ...(place ? [`Open ${placeText(place)}`] : []),
    isLast
      ? `That was the last hint. The solution beside yours: ${type.solution}`
      : `The next hint: ${type.hint}`,
  ];
}

/** A hint as lines for a terminal: prose is wrapped, code is indented and loses its fences. */
function paragraph(markdown: string, width: number): string[] {
  const [prose = '', code] = markdown.split(/\s*```\w*\n?/);
  const text = wrap(prose.replace(/\s*\n\s*/g, ' '), Math.min(width - 4, 76));
  return code ? [...text, ...indent(indent(code.split('\n')))] : text;
}
