import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../lessons.ts';

const folders = ['lessons', 'solutions', 'checks', 'workshop'];
const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
];

/** A copy of the workshop as somebody has it who has just installed it. The caller removes it. */
export function freshTree({ installed = true } = {}): string {
  const tree = mkdtempSync(join(tmpdir(), 'workshop-'));
  // Tests need no tests but those of a lesson and, but for what a mistake says, no known answers.
  const unneeded = /^(checks|workshop)[\\/].*(\.test\.ts|[\\/](right|mistakes)[\\/][^.]+)$/;
  const filter = (file: string) => !unneeded.test(relative(root, file));
  for (const name of [...folders, ...files]) {
    cpSync(join(root, name), join(tree, name), { recursive: true, filter });
  }
  if (installed) symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  return tree;
}

/** Lays the solution of a lesson into the learner's copy. */
export function solve(tree: string, slug: string): void {
  cpSync(join(tree, 'solutions', slug), join(tree, 'work', slug), { recursive: true });
}

/**
 * Types `npm run …` in a tree, without a terminal; `args` begin with the command's name. The
 * `output` is standard output, then standard error.
 */
export function type(tree: string, args: string[], env: Record<string, string> = {}) {
  const words = [join(tree, 'workshop', 'cli.mjs'), ...args];
  const options = { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env } };
  return new Promise<{ code: number; stdout: string; output: string }>((resolve) => {
    execFile(process.execPath, words, options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, output: stdout + stderr });
    });
  });
}
