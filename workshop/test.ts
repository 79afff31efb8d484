import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, Usage } from './lessons.ts';

const require = createRequire(import.meta.url);

/** `npm test`: solutions pass, wrong attempts fail for their own reason, the tool does its work. */
export async function test(words: string[]): Promise<number> {
  if (words.length > 0) throw new Usage(`\`npm test\` takes no words. One lesson: npm run check 1`);
  const vitest = join(require.resolve('vitest/package.json'), '..', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run'], { cwd: root, stdio: 'inherit' });
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)));
}
