import type { InlineConfig } from 'vitest/node';

/** How vitest runs here, whether `npm run check` starts it or somebody types `npx vitest`. */
export const settings: InlineConfig = {
  include: ['checks/**/*.{check,test}.ts', 'workshop/**/*.test.ts'],
  // The learner's code runs in a process of its own, so nothing here needs to be isolated.
  pool: 'threads',
  isolate: false,
  // A run ends itself after TIME_LIMIT; several may have to, one after the other.
  testTimeout: 120_000,
  provide: { target: 'solutions', desk: '', stopEarly: false },
};
