import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, UsageError } from '../lessons.ts';

const require = createRequire(import.meta.url);

/** `npm test`: the tool's tests, every solution and starter, and of the known answers two each. */
export async function main(args: string[]): Promise<number> {
  if (args.length > 0) {
    throw new UsageError('`npm test` takes no words. One lesson: npm run check 1');
  }
  console.log(`Not run here, and how to run it:
  npm run test:slow     the commands from end to end: every transcript of the texts, watch,
                        hostile copies, what is remembered, kills and full disks
  npm run test:answers  all known answers, right and wrong; here are two of each lesson
`);
  return runVitest('run');
}

/** Runs vitest in this terminal. Returns its exit code. */
export function runVitest(...args: string[]): Promise<number> {
  const vitest = join(require.resolve('vitest/package.json'), '..', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' });
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)));
}
