import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './lessons.ts';

const require = createRequire(import.meta.url);

/** What the compiler has against the answers in these folders, a line for each error. */
export async function typeErrors(...folders: string[]): Promise<string[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  if (files.length === 0) return [];
  const tsc = join(require.resolve('typescript/package.json'), '..', 'bin', 'tsc');
  const child = spawn(
    process.execPath,
    [tsc, ...options(), '--ignoreConfig', '--pretty', 'false', ...files],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const errors = text.split('\n').filter((line) => /error TS\d+/.test(line));
  if (code !== 0 && errors.length === 0) throw new Error(`The compiler failed: ${text}`);
  return errors.map((line) => line.replace(/\((\d+),\d+\): error TS\d+/, ':$1'));
}

/** The compiler options of `tsconfig.json`, which the compiler does not read for single files. */
function options(): string[] {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return Object.entries(compilerOptions).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
