import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonWithCopy } from './athand.ts';
import { workFolder } from './copy.ts';
import { Judge } from './judge.ts';
import { root } from './lessons.ts';
import { recall, remember } from './memory.ts';
import { painter, paper, wrapped, type Paper } from './picture.ts';
import { progress } from './progress.ts';
import { stopOnInterrupt } from './record.ts';
import { firstFailure, standingsOf, type Standing } from './standing.ts';
import { next } from './verdict.ts';

/** `npm run hint 3`: a nudge, then the idea, then the line, for the sentence that fails now. */
export async function hint(words: string[]): Promise<number> {
  const lesson = lessonWithCopy(words, 'hint');
  stopOnInterrupt();
  const done = progress(`judging ${workFolder(lesson)}`);
  let judge: Judge | undefined;
  const [standing] = await standingsOf('work', [lesson], () => (judge = new Judge()));
  done();
  console.log(nextHint(standing!, paper()).join('\n'));
  void judge?.close();
  return 0;
}

const stages = ['A nudge', 'The idea', 'The line'] as const;

/**
 * The hints so far for what fails now, and one more; each call goes one further. `type` is what
 * the learner types for the next hint, and for the solution.
 */
export function nextHint(
  standing: Standing,
  on: Paper,
  type = {
    hint: `npm run hint ${standing.lesson.number}`,
    solution: `npm run diff ${standing.lesson.number}`,
  },
): string[] {
  const { number } = standing.lesson;
  const paint = painter(on);
  const failure = firstFailure(standing);
  if (!failure) {
    return [`Every sentence of lesson ${number} holds: there is nothing to hint at.`, next(number)];
  }
  const hints = hintsFor(standing.slug, failure.name);
  const given = stageOf(standing.slug, failure.name, hints.length);
  const open = failure.why.match(/^Open .+$/m)?.[0];
  const more =
    given < hints.length
      ? `One step further: ${type.hint}`
      : `That was the last one. The solution beside yours: ${type.solution}`;
  return [
    `${paint('red', '✗')} ${paint('bold', failure.name)}`,
    '',
    ...hints
      .slice(0, given)
      .flatMap((text, i) => [paint('bold', stages[i]!), ...indented(text), '']),
    ...(open ? [open] : []),
    more,
  ];
}

/** The three hints for a sentence, from `checks/NN-slug.hints.md` or from those of every lesson. */
export function hintsFor(slug: string, sentence: string): string[] {
  for (const name of [`${slug}.hints.md`, 'hints.md']) {
    const file = join(root, 'checks', name);
    const known = existsSync(file)
      ? sectionsOf(readFileSync(file, 'utf8')).get(sentence)
      : undefined;
    if (known) return known;
  }
  return [];
}

/** The sections of a file of hints: a sentence as the heading, and a paragraph for each stage. */
export function sectionsOf(markdown: string): Map<string, string[]> {
  const sections = markdown.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [sentence = '', ...rest] = section.trim().split('\n');
      // Code belongs to the paragraph that it follows.
      const text = rest.join('\n').replace(/\n+```ts/g, '\n```ts');
      return [sentence, text.trim().split(/\n{2,}/)];
    }),
  );
}

/** How many hints are given now: one more than the last time that this sentence failed. */
function stageOf(slug: string, sentence: string, most: number): number {
  const given = recall<Record<string, number>>('hints');
  const stage = Math.min((given[slug]?.[sentence] ?? 0) + 1, most);
  remember('hints', { ...given, [slug]: { ...given[slug], [sentence]: stage } });
  return stage;
}

/** A paragraph for a terminal: without the fences around code, indented, within 80 columns. */
function indented(text: string): string[] {
  const lines: string[] = [];
  let code = false;
  let prose = '';
  const flush = () => {
    if (prose) lines.push(...wrapped(prose, 76));
    prose = '';
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) {
      flush();
      code = !code;
    } else if (code) lines.push(`    ${line}`);
    else prose += `${prose ? ' ' : ''}${line.trim()}`;
  }
  flush();
  return lines.map((line) => `  ${line}`);
}
