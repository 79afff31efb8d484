import { setTimeout as pause } from 'node:timers/promises';
import { keepTime } from '#bar';
import type { Scenario } from '../../workshop/runner/scenario.ts';

export const scenarios: Record<string, Scenario> = {
  /** For the second guest, the milk takes longer than the shot: somebody must wait for it, too. */
  run(lesson, exporter) {
    keepTime((work, id, ms) => pause(work === 'steam milk' && id % 2 === 0 ? 4 * ms : ms));
    return lesson.run(exporter);
  },
};
