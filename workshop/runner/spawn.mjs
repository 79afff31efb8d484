import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const maxHeapMiB = 200;
/** Variables that would change a result. A lesson says everything in its code. */
const foreign = /^(OTEL_|VITEST|VITE_|NODE_ENV$|TEST$|DEV$|PROD$|MODE$|BASE_URL$|SSR$)/;

/**
 * Spawns the process in which an answer will run: `child.ts`. It loads the SDK and the packages
 * in `preload`, waits for its job on file descriptor 4, writes events to 3 and its state to 5. With
 * `showOutput`, what it prints goes to the terminal. Whatever it starts has its `mark` in the
 * environment. Plain JavaScript, so that a command can begin with this.
 *
 * @param {{ showOutput?: boolean, preload?: string[] }} [options]
 * @returns {import('node:child_process').ChildProcess & { mark: string }}
 */
export function spawnChild({ showOutput = false, preload = [] } = {}) {
  const output = showOutput ? 'inherit' : 'pipe';
  const flags = ['--enable-source-maps', `--max-old-space-size=${maxHeapMiB}`];
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  const child = join(import.meta.dirname, 'child.ts');
  const mark = `WORKSHOP_RUN=${randomUUID()}`;
  const env = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const started = spawn(process.execPath, [...flags, '--import', tsx, child, ...preload], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: Object.fromEntries([...env, mark.split('=')]),
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output, 'pipe', 'pipe', 'pipe'],
  });
  return Object.assign(started, { mark });
}
