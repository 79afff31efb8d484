import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, UsageError } from '../lessons.ts';

/**
 * `npm test`: the tool's tests, every solution and starter, and two known answers of each lesson.
 * `npm run test:slow`: the tests that run whole commands, `*.slow.test.ts`.
 * `npm run test:browser`: the page, in a real Chromium.
 * `npm run test:jaeger`: asks a real Jaeger for traces that were sent to it, also by Collectors.
 * `npm run test:prometheus`: asks a real Prometheus for the numbers that it has read.
 */
export async function main(args: string[]): Promise<number> {
  switch (args.join(' ')) {
    case '':
      console.log(`These tests are not included here:
  npm run test:slow     the commands from end to end: every transcript of the texts, watch,
                        hostile copies, what is remembered, kills and full disks
  npm run test:browser  the page, in a real Chromium
  npm run test:answers  all known answers, right and wrong, not just two of each lesson
`);
      return runVitest();
    case 'slow':
      process.env.SLOW_TESTS = 'yes';
      return runVitest('.slow.test.ts');
    case 'browser': {
      process.env.CHROMIUM ??= chromiums.find((path) => existsSync(path));
      if (process.env.CHROMIUM) return runVitest('.browser.test.ts');
      console.log(`Skipped: there is no Chromium here. Install one, or say where it is:
  CHROMIUM=/path/to/chrome npm run test:browser
0 passed, 0 failed, 1 skipped`);
      return 0;
    }
    case 'jaeger':
      if (process.env.JAEGER_URL)
        return runVitest('workshop/dev/jaeger.test.ts', 'workshop/dev/collector.test.ts');
      console.log(`Skipped, because JAEGER_URL is not set. With Docker:
  docker compose up --detach --wait
  JAEGER_URL=http://127.0.0.1:16686 npm run test:jaeger
0 passed, 0 failed, 1 skipped`);
      return 0;
    case 'prometheus':
      process.env.PROMETHEUS ??= ['/usr/bin/prometheus'].find((path) => existsSync(path));
      if (process.env.PROMETHEUS) return runVitest('workshop/dev/prometheus.test.ts');
      console.log(`Skipped: there is no Prometheus here. Install one, or say where it is:
  PROMETHEUS=/path/to/prometheus npm run test:prometheus
0 passed, 0 failed, 1 skipped`);
      return 0;
    default:
      throw new UsageError('The tests take no arguments. To check one lesson: npm run check 1');
  }
}

/** Where systems put Chromium, or a browser that is built on it. */
const chromiums = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Runs vitest in this terminal. Returns its exit code. */
function runVitest(...files: string[]): Promise<number> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...files], { cwd: root, stdio: 'inherit' });
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)));
}
