import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allLessons, root } from '../lessons.ts';
import { freshTree, solve, type } from './fresh-tree.ts';
import { read, type Fault } from './lesson-files.ts';

/** A block of a text that begins with `$ npm run …`, and what it shows of what that prints. */
export interface Transcript {
  file: string;
  /** The line with the command. */
  line: number;
  command: string;
  shown: string;
  /** Whether the copy has been solved: it is in the section “What you should see”. */
  solved: boolean;
}

export function transcriptsIn(file: string): Transcript[] {
  const text = read(file);
  const blocks = text.matchAll(/^```\w*\n\$ npm run (.+)\n([^]*?)^```/gm);
  return Array.from(blocks, ({ 1: command = '', 2: shown = '', index }) => {
    const before = text.slice(0, index);
    const [heading] = before.match(/^## .*/gm)?.slice(-1) ?? [];
    const solved = heading === '## What you should see';
    return { file, line: before.split('\n').length + 1, command, shown, solved };
  });
}

/**
 * Types the commands of transcripts in fresh copies of the tree: with the starters as the
 * learner's copies, or where the transcript is of a solved lesson, with the solutions.
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
   * Where a transcript is not what its command prints, if anywhere. Times, ids and the length of
   * bars may differ; a line `…` stands for any number of lines.
   */
  async faultsIn({ file, line, command, shown, solved }: Transcript): Promise<Fault[]> {
    const lines = normal(shown);
    const printed = await this.#printedBy(solved ? this.#solved : this.#begun, command);
    const same = sameLines([...lines, end], [...printed, end]);
    if (same > lines.length) return [];
    const missing = shown.trim().split('\n')[same];
    const what = missing === undefined ? 'prints more than this' : `does not print “${missing}”`;
    const instead = !lines.slice(0, same).includes('…') && printed[same];
    const says = `With the ${solved ? 'solution' : 'starter'}, \`npm run ${command}\` ${what}.${instead ? ` It prints “${instead}” here.` : ''}`;
    return [{ file, line: line + same + 1, says }];
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

const end = '\0';

/** How many lines of `pattern`, in which `…` stands for any number of lines, `lines` begins with. */
function sameLines([first, ...rest]: string[], lines: string[]): number {
  if (first === undefined) return 0;
  if (first.trim() === '…') {
    return 1 + Math.max(...lines.map((_, i) => sameLines(rest, lines.slice(i))));
  }
  return lines[0] === first ? 1 + sameLines(rest, lines.slice(1)) : 0;
}
