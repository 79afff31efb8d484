import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileIn, root } from '../lessons.ts';
import { recall, remember } from '../workspace/remembered.ts';
import { firstFailed, type LessonResult } from './results.ts';

/**
 * The three hints for a test, from its lesson's `hints.md` or from those for every lesson; in
 * another language from `hints.de.md`.
 */
export function hintsFor(slug: string, testId: string, language = 'en'): string[] {
  for (const folder of [join('checks', slug), 'checks']) {
    const file = join(root, folder, fileIn(language, 'hints.md'));
    const hints = existsSync(file) && parseHints(readFileSync(file, 'utf8')).get(testId);
    if (hints) return hints;
  }
  return [];
}

/** The sections of a file of hints: a test's id as the heading, and a paragraph for each stage. */
export function parseHints(markdown: string): Map<string, string[]> {
  const sections = markdown.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [id = '', ...rest] = section.trim().split('\n');
      // Code belongs to the paragraph that it follows.
      const text = rest.join('\n').replace(/\n+```ts/g, '\n```ts');
      return [id, text.trim().split(/\n{2,}/)];
    }),
  );
}

/** The hints so far for what fails first, and one more; each call goes one further. */
export function nextHints(result: LessonResult): { hints: string[]; isLast: boolean } {
  const { slug } = result.lesson;
  const { id = '', failure } = firstFailed(result) ?? {};
  const hints = failure?.hints ?? [];
  const given = recall<Record<string, number>>('hints');
  const stage = Math.min((given[slug]?.[id] ?? 0) + 1, hints.length);
  remember('hints', { ...given, [slug]: { ...given[slug], [id]: stage } });
  return { hints: hints.slice(0, stage), isLast: stage === hints.length };
}
