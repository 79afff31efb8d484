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
  const child = spawn(
    compiler(),
    [...options(), '--ignoreConfig', '--pretty', 'false', ...files],
    // Up to that limit, it is quicker without looking for memory to free.
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...memory } },
  );
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const code = await new Promise<number | null>((done, failed) => {
    child.on('close', done).on('error', failed);
  });
  const errors = text.split('\n').filter((line) => /error TS\d+/.test(line));
  if (code !== 0 && errors.length === 0) throw new Error(`The compiler failed: ${text}`);
  return errors.map((line) => line.replace(/\((\d+),\d+\): error TS\d+/, ':$1'));
}

const memory = { GOGC: 'off', GOMEMLIMIT: '200MiB' };

/** The compiler itself: the `tsc` of the package starts it, and takes longer to start than it. */
function compiler(): string {
  const { resolve } = createRequire(require.resolve('typescript/package.json'));
  const { platform, arch } = process;
  const own = resolve(`@typescript/typescript-${platform}-${arch}/package.json`);
  return join(own, '..', 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc');
}

/** The compiler options of `tsconfig.json`, which the compiler does not read for single files. */
function options(): string[] {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return Object.entries(compilerOptions).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
