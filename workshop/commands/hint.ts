import { nextCommand } from '../checking/report.ts';
import { firstFailed, type LessonResult } from '../checking/results.ts';
import { painter, terminal, type Terminal } from '../render/terminal.ts';
import { indent, wrap } from '../render/text.ts';
import { placeText } from '../runner/failures.ts';
import { workFolder } from '../workspace/copies.ts';
import { lessonWithCopy } from '../workspace/open-copy.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { endJudging, judge } from './check.ts';

/** `npm run hint 3`: a nudge, then the idea, then the line, for the test that fails now. */
export async function main(args: string[]): Promise<void> {
  const lesson = lessonWithCopy(args, 'hint');
  const [result] = await judge('work', [lesson], workFolder(lesson));
  const type = { hint: `npm run hint ${lesson.number}`, solution: `npm run diff ${lesson.number}` };
  console.log(nextHint(result!, terminal(), type).join('\n'));
  void endJudging();
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
  const { number, slug } = result.lesson;
  const failed = firstFailed(result);
  if (!failed) {
    return [
      `Every test of lesson ${number} passes: there is nothing to hint at.`,
      nextCommand(number),
    ];
  }
  const paint = painter(on);
  const { hints = [], place } = failed.failure ?? {};
  const stage = nextStage(slug, failed.id, hints.length);
  const titles = ['A nudge', 'The idea', 'The line'];
  return [
    `${paint('red', '✗')} ${paint('bold', failed.sentence)}`,
    '',
    ...hints
      .slice(0, stage)
      .flatMap((text, i) => [
        paint('bold', titles[i]!),
        ...indent(paragraph(text, on.width - 4)),
        '',
      ]),
    ...(place ? [`Open ${placeText(place)}`] : []),
    stage < hints.length
      ? `One step further: ${type.hint}`
      : `That was the last one. The solution beside yours: ${type.solution}`,
  ];
}

/** How many hints are given now: one more than the last time that this test failed. */
function nextStage(slug: string, testId: string, last: number): number {
  const given = recall<Record<string, number>>('hints');
  const stage = Math.min((given[slug]?.[testId] ?? 0) + 1, last);
  remember('hints', { ...given, [slug]: { ...given[slug], [testId]: stage } });
  return stage;
}

/** Markdown as lines for a terminal: prose is wrapped, code is indented and loses its fences. */
function paragraph(markdown: string, width: number): string[] {
  return markdown
    .split(/^```\w*\n?/m)
    .flatMap((text, i) =>
      i % 2 === 1
        ? text.trimEnd().replace(/^/gm, '    ').split('\n')
        : wrap(text.trim().replace(/\s*\n\s*/g, ' '), Math.min(width, 76)),
    )
    .filter((line, i, lines) => line || i < lines.length - 1);
}
