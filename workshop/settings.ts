import type { InlineConfig } from 'vitest/node';

/** Seconds that a run may take: `TIME_LIMIT`, or 10. */
export function timeLimit(): number {
  const asked = Number(process.env.TIME_LIMIT);
  return asked > 0 ? asked : 10;
}

/** How vitest runs here, whether `npm run check` starts it or somebody types `npx vitest`. */
export const settings: InlineConfig = {
  include: ['checks/**/*.{check,test}.ts', 'workshop/**/*.test.ts'],
  // The learner's code runs in a process of its own, so nothing here needs to be isolated.
  pool: 'threads',
  isolate: false,
  // A run ends itself after TIME_LIMIT; several may have to, one after the other.
  testTimeout: Math.max(120, 12 * timeLimit()) * 1000,
  provide: { target: 'solutions', desk: '', stopEarly: false },
};
