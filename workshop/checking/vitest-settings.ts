import type { InlineConfig } from 'vitest/node';
import { timeLimit } from '../runner/process.ts';

/** How vitest runs here, whether `npm run check` starts it or somebody types `npx vitest`. */
export const vitestSettings: InlineConfig = {
  include: ['checks/*/check.ts', 'checks/*.test.ts', 'workshop/**/*.test.ts'],
  // For each of these there is a command, such as `npm run test:slow`.
  exclude: [
    ...(process.env.JAEGER_URL ? [] : ['workshop/dev/jaeger.test.ts']),
    ...(process.env.JAEGER_URL && process.env.COLLECTOR ? [] : ['workshop/dev/collector.test.ts']),
    ...(process.env.PROMETHEUS ? [] : ['workshop/dev/prometheus.test.ts']),
    ...(process.env.CHROMIUM ? [] : ['workshop/**/*.browser.test.ts']),
    ...(process.env.SLOW_TESTS ? [] : ['workshop/**/*.slow.test.ts']),
  ],
  // The learner's code runs in a process of its own, so nothing here needs to be isolated.
  pool: 'threads',
  isolate: false,
  maxWorkers: 2,
  // A run ends itself after TIME_LIMIT; several may have to, one after the other.
  testTimeout: Math.max(120, 12 * timeLimit()) * 1000,
  hookTimeout: Math.max(120, 12 * timeLimit()) * 1000,
  provide: { check: { target: 'solutions', stopAtFirstFailure: false, channel: '' } },
};
