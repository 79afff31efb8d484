import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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

/**
 * Types `npm run …` at a terminal of 24 rows and 80 columns, then the keys of each step once the
 * command has said its text. Resolves with all that was printed. Needs `script`, as Linux has it.
 */
export async function typeAtTerminal(tree: string, args: string[], ...steps: [string, string][]) {
  const command = `stty rows 24 cols 80; "${process.execPath}" workshop/cli.mjs ${args.join(' ')}`;
  const env = { PATH: process.env.PATH, TERM: 'xterm', NO_COLOR: '1' };
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: tree, env });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise((end) => child.once('close', end));
  for (const [says, keys] of steps) {
    while (!text.includes(says) && child.exitCode === null) await pause(20);
    child.stdin.write(keys);
  }
  await ended;
  return text.replaceAll('\r\n', '\n');
}
