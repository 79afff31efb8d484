import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lessons.ts';

/** The three hints for a test, from its lesson's `hints.md` or from those for every lesson. */
export function hintsFor(slug: string, testId: string): string[] {
  for (const file of [join(root, 'checks', slug, 'hints.md'), join(root, 'checks', 'hints.md')]) {
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
