import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lessons.ts';

const parts = [
  'lessons',
  'solutions',
  'checks',
  'workshop',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
];

/** A copy of the workshop as somebody has it who has just installed it. The caller removes it. */
export function freshTree({ installed = true } = {}): string {
  const tree = mkdtempSync(join(tmpdir(), 'workshop-'));
  for (const name of parts) cpSync(join(root, name), join(tree, name), { recursive: true });
  if (installed) symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

/** Lays the solution of a lesson into the learner's copy. */
export function solve(tree: string, slug: string): void {
  cpSync(join(tree, 'solutions', slug), join(tree, 'work', slug), { recursive: true });
}

export interface Outcome {
  code: number;
  stdout: string;
  /** Standard output, then standard error. */
  output: string;
}

/** Types `npm run …` in a tree, without a terminal; `words` begin with the command's name. */
export function type(
  tree: string,
  words: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(tree, 'workshop', 'start.mjs'), ...words],
      { cwd: tmpdir(), env: { PATH: process.env.PATH ?? '', ...env } },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code) : 0;
        resolve({ code, stdout, output: stdout + stderr });
      },
    );
  });
}
