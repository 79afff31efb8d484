import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allLessons, root } from '../lessons.ts';
import { freshTree, solve, type } from './fresh-tree.ts';
import { read } from './lesson-files.ts';

/** A block of a text that begins with `$ npm run …`, and what it shows of what that prints. */
export interface Transcript {
  command: string;
  shown: string;
}

export function transcriptsIn(file: string): Transcript[] {
  const blocks = read(file).matchAll(/^```\w*\n\$ npm run (.+)\n([^]*?)^```/gm);
  return Array.from(blocks, ([, command = '', shown = '']) => ({ command, shown }));
}

/**
 * Types the commands of transcripts in fresh copies of the tree: with the starters as the
 * learner's copies, and with the solutions.
 */
export class TranscriptPlayer {
  #begun = freshTree();
  #solved = freshTree();
  /** What was printed, by tree and command. A command is typed once, however many texts show it. */
  #printed = new Map<string, Promise<string[]>>();

  constructor() {
    for (const { slug } of allLessons()) {
      cpSync(join(root, 'lessons', slug), join(this.#begun, 'work', slug), { recursive: true });
      solve(this.#solved, slug);
    }
  }

  /**
   * What was printed instead, by the starter and the solution; empty where one of them prints what
   * is shown. Times, ids and the length of bars may differ; a line `…` stands for any number of
   * lines.
   */
  async insteadOf({ command, shown }: Transcript): Promise<string[]> {
    const printed: string[] = [];
    // What passes is a solution, most likely.
    const passes = shown.includes('✓') && !shown.includes('✗');
    const trees = passes ? [this.#solved, this.#begun] : [this.#begun, this.#solved];
    for (const tree of trees) {
      const lines = await this.#printedBy(tree, command);
      if (matches(normal(shown), lines)) return [];
      printed.push(lines.join('\n'));
    }
    return printed;
  }

  close(): void {
    for (const tree of [this.#begun, this.#solved]) rmSync(tree, { recursive: true });
  }

  #printedBy(tree: string, command: string): Promise<string[]> {
    const key = `${tree} ${command}`;
    const printed =
      this.#printed.get(key) ?? type(tree, command.split(' ')).then(({ stdout }) => normal(stdout));
    this.#printed.set(key, printed);
    return printed;
  }
}

/** The lines of a transcript without what differs from run to run. */
export function normal(text: string): string[] {
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
