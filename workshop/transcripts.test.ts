import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allLessons, root } from './lessons.ts';
import { freshTree, solve, type } from './testing.ts';

/**
 * Every block of the texts that begins with `$ npm run …` is what that command prints, in a fresh
 * copy of the tree: of the starter, or of a learner's copy that holds the solution. Times, ids
 * and the length of bars may differ; a line `…` stands for any number of lines.
 */
const trees = [freshTree(), freshTree()];
for (const { slug } of allLessons()) {
  cpSync(join(root, 'lessons', slug), join(trees[0]!, 'work', slug), { recursive: true });
  solve(trees[1]!, slug);
}

afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true });
});

const texts = [
  'README.md',
  'WORKSHOP.md',
  ...allLessons().map(({ slug }) => join('lessons', slug, 'README.md')),
].filter((file) => existsSync(join(root, file)));

for (const file of texts) {
  const transcripts = [
    ...readFileSync(join(root, file), 'utf8').matchAll(/^```\w*\n\$ (npm run .+)\n([^]*?)^```/gm),
  ];
  if (transcripts.length === 0) continue;
  describe(file, () => {
    for (const [i, [, command = '', shown = '']] of transcripts.entries()) {
      test(`transcript ${i + 1}, ${command}, is what it prints`, async () => {
        const words = command.split(' ').slice(2);
        const outcomes = await Promise.all(trees.map((tree) => type(tree, words)));
        const printed = outcomes.map(({ stdout }) => normal(stdout));
        const wanted = normal(shown);
        if (!printed.some((lines) => matches(wanted, lines))) {
          expect(printed.map((lines) => lines.join('\n'))).toContain(wanted.join('\n'));
        }
      });
    }
  });
}

/** The lines of a transcript without what differs from run to run. */
function normal(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .replace(/\b[0-9a-f]{16,32}\b/g, 'ID')
        .replace(/[█░▏]+/g, '█')
        .replace(/\d+\.\d+ ms/g, 'TIME')
        .replace(/unknown_service:[^']+/, 'unknown_service')
        .replace(/\b\d{16}\b/g, 'TIMESTAMP')
        .replace(/(duration|timestamp): \S+/g, '$1: NUMBER,')
        .replace(/\s+/g, ' ')
        .trimEnd(),
    );
}

/** Whether `lines` is `pattern`, in which `…` stands for any number of lines. */
function matches([first, ...rest]: string[], lines: string[]): boolean {
  if (first === undefined) return lines.length === 0;
  if (first.trim() === '…') {
    return lines.some((_, i) => matches(rest, lines.slice(i))) || matches(rest, []);
  }
  return lines[0] === first && matches(rest, lines.slice(1));
}
