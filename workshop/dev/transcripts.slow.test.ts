import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { allLessons, root } from '../lessons.ts';
import { freshTree, solve, type } from './fresh-tree.ts';

/**
 * Every block of the texts that begins with `$ npm run …` is what that command prints, in a fresh
 * copy of the tree: of the starter, or of a learner's copy that holds the solution. Times, ids
 * and the length of bars may differ; a line `…` stands for any number of lines.
 */
const [begun, solved] = [freshTree(), freshTree()];
for (const { slug } of allLessons()) {
  cpSync(join(root, 'lessons', slug), join(begun, 'work', slug), { recursive: true });
  solve(solved, slug);
}

afterAll(() => {
  for (const tree of [begun, solved]) rmSync(tree, { recursive: true });
});

/** What a command prints, in lines. It is typed once, however many texts show it. */
const known = new Map<string, Promise<string[]>>();
function printedBy(tree: string, command: string): Promise<string[]> {
  const key = `${tree} ${command}`;
  const printed =
    known.get(key) ?? type(tree, command.split(' ')).then(({ stdout }) => normal(stdout));
  known.set(key, printed);
  return printed;
}

const texts = [
  'README.md',
  'WORKSHOP.md',
  ...allLessons().map(({ slug }) => join('lessons', slug, 'README.md')),
].filter((file) => existsSync(join(root, file)));

for (const file of texts) {
  const text = readFileSync(join(root, file), 'utf8');
  const transcripts = [...text.matchAll(/^```\w*\n\$ npm run (.+)\n([^]*?)^```/gm)];
  if (transcripts.length === 0) continue;
  describe(file, () => {
    test.each(
      transcripts.map(([, command = '', shown = ''], i) => [i + 1, command, shown] as const),
    )('transcript %i, npm run %s, is what it prints', async (_, command, shown) => {
      const wanted = normal(shown);
      const printed: string[] = [];
      // What passes is a solution, most likely.
      const trees = shown.includes('✓') && !shown.includes('✗') ? [solved, begun] : [begun, solved];
      for (const tree of trees) {
        const lines = await printedBy(tree, command);
        if (matches(wanted, lines)) return;
        printed.push(lines.join('\n'));
      }
      expect(printed).toContain(wanted.join('\n'));
    });
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
        .replace(/[█░▏◆]+/g, '█')
        .replace(/\d+\.\d+ ms/g, 'TIME')
        .replace(/unknown_service:[^']+/, 'unknown_service')
        .replace(/\([0-9a-f]{8}\)/g, '(ID)')
        .replace(/[●◐·]{9,}/g, 'DOTS')
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
