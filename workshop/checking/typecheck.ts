import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lessons.ts';
import { importAdvice } from '../runner/packages.ts';
import { codeIn } from '../workspace/files.ts';
import { hintsFor } from './hints.ts';
import type { TestResult } from './results.ts';

/** Whether the answer in `target` typechecks, with the first error where it does not. */
export async function typecheck(target: string, slug: string): Promise<TestResult> {
  const folder = join(target, slug);
  const error = (await typeErrors(folder)).find(({ place }) => place.file.startsWith(folder));
  return {
    id: 'typechecks',
    sentence: 'it typechecks',
    passed: !error,
    failure: error && { ...error, hints: hintsFor(slug, 'typechecks') },
  };
}

/**
 * The compiler's errors in these folders: messages and places.
 * @throws where the compiler itself fails
 */
export async function typeErrors(...folders: string[]) {
  const files = folders.flatMap((folder) =>
    codeIn(join(root, folder)).map((name) => join(folder, name)),
  );
  if (files.length === 0) return [];
  // It does not read `tsconfig.json` for single files.
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const options = Object.entries({ ...compilerOptions, pretty: false, ignoreConfig: true });
  const words = options.flatMap(([name, value]) => [`--${name}`, String(value)]);
  // Up to that limit, it is quicker without freeing memory.
  const env = { ...process.env, GOGC: 'off', GOMEMLIMIT: '200MiB' };
  const [failure, output] = await new Promise<[Error | null, string]>((done) => {
    const where = { cwd: root, env, maxBuffer: Infinity };
    execFile(compiler(), [...words, ...files], where, (error, stdout) => done([error, stdout]));
  });
  const error = /^(?:(\S.*)\((\d+),\d+\): )?error TS\d+: (.*(?:\n  .*)*)$/gm;
  const errors = [...output.matchAll(error)].map(([, file = '', line, message = '']) => ({
    message: `${message}\n${importAdvice(message)}`.trim(),
    place: { file: join(file), line: Number(line) },
  }));
  if (failure && errors.length === 0) {
    throw new Error(`The compiler failed: ${output || failure.message}`);
  }
  return errors;
}

/** The compiler itself. The package's `tsc` only starts it, and takes longer to start than it. */
function compiler(): string {
  const require = createRequire(import.meta.url);
  const { resolve } = createRequire(require.resolve('typescript/package.json'));
  const { platform, arch } = process;
  const own = resolve(`@typescript/typescript-${platform}-${arch}/package.json`);
  return join(own, '..', 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc');
}
