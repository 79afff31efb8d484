import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/**
 * Opens the process in which a scene will be played. It loads the SDK and `packages`, and then
 * waits to be told on file descriptor 4; what happens in it can be read from 3. With `show`, what
 * it prints goes to the terminal. Plain JavaScript, so that a command can begin with this.
 *
 * @param {{ show?: boolean, packages?: string[] }} [options]
 * @returns {import('node:child_process').ChildProcess}
 */
export function openStage({ show = false, packages = [] } = {}) {
  const output = show ? 'inherit' : 'pipe';
  return spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--max-old-space-size=200',
      '--import',
      pathToFileURL(require.resolve('tsx')).href,
      join(import.meta.dirname, 'recorder.ts'),
      ...packages,
    ],
    {
      cwd: resolve(import.meta.dirname, '..'),
      env: cleanEnvironment(),
      detached: process.platform !== 'win32',
      stdio: ['ignore', output, output, 'pipe', 'pipe'],
    },
  );
}

/** The environment without what would change a verdict: a lesson says everything in its code. */
function cleanEnvironment() {
  const foreign = /^(OTEL_|VITEST|VITE_|NODE_ENV$|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
